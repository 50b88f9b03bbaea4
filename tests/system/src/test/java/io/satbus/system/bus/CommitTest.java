package io.satbus.system.bus;

import static io.satbus.system.bus.KafkaStage.get;
import static io.satbus.system.bus.KafkaStage.textOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.satbus.bus.BusSettings;
import io.satbus.bus.TopicSettings;
import io.satbus.system.bus.KafkaStage.Node;
import io.satbus.testkit.RecordingHandler;
import io.satbus.testkit.servers.TestBroker;
import io.satbus.testkit.servers.WithKafka;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What is committed is finished, and what is finished is not done again. */
@WithKafka
@Execution(ExecutionMode.CONCURRENT)
class CommitTest {
    private static final String SATELLITE = "worker";

    private final KafkaStage stage;

    CommitTest(TestBroker broker) {
        stage = new KafkaStage(broker);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private static BusSettings onePartition(BusSettings settings) {
        return settings.withTopics(TopicSettings.DEFAULT.withPartitions(1));
    }

    /** Messages 0 to 9, of which number 4 blocks. */
    private RecordingHandler nineOfTenDone(CountDownLatch release) throws Exception {
        RecordingHandler handler = RecordingHandler.then(delivery -> {
            if (textOf(delivery.message()).equals("4")) {
                release.await();
            }
        });
        Node worker = stage.node(SATELLITE, "first", CommitTest::onePartition).receiving(handler);
        Node sender = stage.node("sender", "s");
        sender.bus().start();
        for (int i = 0; i < 10; i++) {
            get(sender.send(SATELLITE, "", Integer.toString(i)));
        }
        KafkaStage.await("nine are done", () -> worker.bus().health().handled() == 9);
        return handler;
    }

    private OffsetAndMetadata committed() throws Exception {
        return stage.committed(SATELLITE).values().stream().findFirst().orElse(new OffsetAndMetadata(0));
    }

    @Test
    void neverPassesAnUnfinishedMessage() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        nineOfTenDone(release);

        KafkaStage.await(
                "all below the unfinished one is committed", () -> committed().offset() == 4);
        KafkaStage.await(
                "what is done above it is noted", () -> committed().metadata().startsWith("sb1:"));
        assertThat(committed().offset()).isEqualTo(4);

        release.countDown();
        KafkaStage.await("all is committed", () -> committed().offset() == 10);
        assertThat(committed().metadata()).isEmpty();
    }

    @Test
    void doesNotRepeatAfterARestartWhatWasDoneAboveTheGap() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        nineOfTenDone(never);
        KafkaStage.await(
                "what is done above the gap is noted",
                () -> committed().metadata().startsWith("sb1:"));
        Node first = stage.node("sender", "another");
        first.bus().start();

        stage.nodes().getFirst().bus().drain(Duration.ofMillis(100));
        stage.nodes().getFirst().bus().close();
        RecordingHandler second = RecordingHandler.create();
        stage.node(SATELLITE, "second", CommitTest::onePartition).receiving(second);
        get(first.send(SATELLITE, "", "10"));

        second.await(2);
        assertThat(second.messages()).extracting(KafkaStage::textOf).containsExactlyInAnyOrder("4", "10");
    }
}
