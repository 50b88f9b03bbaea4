package io.satbus.system.bus;

import static io.satbus.system.bus.KafkaStage.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.satbus.bus.BusSettings;
import io.satbus.bus.LaneSettings;
import io.satbus.bus.Payload;
import io.satbus.bus.Receipt;
import io.satbus.protocol.Priority;
import io.satbus.system.bus.KafkaStage.Node;
import io.satbus.testkit.RecordingHandler;
import io.satbus.testkit.servers.TestBroker;
import io.satbus.testkit.servers.WithKafka;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.MemberDescription;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Handlers that are slower than what comes: the rest waits at the broker, and nobody leaves the group. */
@WithKafka
@Execution(ExecutionMode.CONCURRENT)
class BackPressureTest {
    private static final String SATELLITE = "slow";
    private static final int BACKLOG = 50_000;
    private static final int MAX_IN_FLIGHT = 400;
    /** What one poll brings at most comes on top: the bound is looked at between polls. */
    private static final int ONE_POLL = 500;

    private final KafkaStage stage;

    BackPressureTest(TestBroker broker) {
        stage = new KafkaStage(broker);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private static BusSettings small(BusSettings settings) {
        return settings.withLanes(settings.lanes().withMaxInFlight(MAX_IN_FLIGHT));
    }

    private void fill(int messages, Payload payload) throws Exception {
        stage.node(SATELLITE, "creates-topics")
                .receiving(RecordingHandler.create())
                .bus()
                .close();
        Node sender = stage.node("sender", "s");
        sender.bus().start();
        List<CompletableFuture<Receipt>> receipts = new ArrayList<>();
        for (int i = 0; i < messages; i++) {
            receipts.add(sender.bus().publish(sender.command(SATELLITE).key("key-" + i % 500), payload));
        }
        for (CompletableFuture<Receipt> receipt : receipts) {
            get(receipt);
        }
    }

    @Test
    void holdsABoundedNumberAndStaysInTheGroupWhateverTheBacklog() throws Exception {
        fill(BACKLOG, Payload.of("Bytes", "application/octet-stream", new byte[200]));
        AtomicInteger most = new AtomicInteger();
        CountDownLatch release = new CountDownLatch(1);
        AtomicInteger handled = new AtomicInteger();
        Node slow = stage.node(SATELLITE, "a", BackPressureTest::small);
        slow.receiving(_ -> {
            most.accumulateAndGet(slow.bus().health().inFlight(), Math::max);
            release.await();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
            handled.incrementAndGet();
        });
        KafkaStage.await("its buffer is full", () -> slow.bus().health().inFlight() >= MAX_IN_FLIGHT);
        List<String> members = members();
        assertThat(members).hasSize(1);
        assertThat(slow.bus().health().inFlight()).isLessThanOrEqualTo(MAX_IN_FLIGHT + ONE_POLL);

        release.countDown();
        KafkaStage.await("all is done", () -> slow.bus().health().handled() >= BACKLOG);

        assertThat(handled).as("nothing came twice").hasValue(BACKLOG);
        assertThat(most.get()).isLessThanOrEqualTo(MAX_IN_FLIGHT + ONE_POLL);
        assertThat(members()).as("the same member from the first to the last").isEqualTo(members);
    }

    @Test
    void holdsABoundedNumberOfBytes() throws Exception {
        int mebibytes = 120;
        byte[] incompressible = new byte[1 << 20];
        new Random(1).nextBytes(incompressible);
        fill(mebibytes, Payload.of("Bytes", "application/octet-stream", incompressible));
        CountDownLatch release = new CountDownLatch(1);
        Node slow = stage.node(SATELLITE, "a", settings -> settings.withLanes(bytes(settings.lanes(), 8L << 20)));
        slow.receiving(_ -> release.await());
        KafkaStage.await("its buffer is full", () -> slow.bus().health().inFlight() >= 8);

        // One poll on top: at most what one fetch brings.
        assertThat(slow.bus().health().inFlight()).isLessThanOrEqualTo(60);
        release.countDown();
        KafkaStage.await("all is done", () -> slow.bus().health().handled() == mebibytes);
    }

    private static LaneSettings bytes(LaneSettings lanes, long bytes) {
        return new LaneSettings(
                lanes.protocol(),
                lanes.permits(),
                lanes.criticalPermits(),
                lanes.maxInFlight(),
                bytes,
                lanes.commitInterval(),
                lanes.revocationPatience());
    }

    private List<String> members() throws Exception {
        String group = stage.names().group(SATELLITE, Priority.MEDIUM);
        return get(stage.admin()
                        .describeConsumerGroups(List.of(group))
                        .describedGroups()
                        .get(group))
                .members()
                .stream()
                .map(MemberDescription::consumerId)
                .toList();
    }
}
