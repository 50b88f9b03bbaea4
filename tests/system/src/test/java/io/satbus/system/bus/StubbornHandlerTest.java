package io.satbus.system.bus;

import static io.satbus.system.bus.KafkaStage.get;
import static io.satbus.system.bus.KafkaStage.textOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.satbus.bus.BusSettings;
import io.satbus.bus.Delivery;
import io.satbus.bus.Handling;
import io.satbus.bus.LaneSettings;
import io.satbus.system.bus.KafkaStage.Node;
import io.satbus.testkit.RecordingHandler;
import io.satbus.testkit.servers.TestBroker;
import io.satbus.testkit.servers.WithKafka;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Handlers that do what they must not: the bus goes on without them. */
@WithKafka
@Execution(ExecutionMode.CONCURRENT)
class StubbornHandlerTest {
    private static final String SATELLITE = "stubborn";

    private final KafkaStage stage;
    private final CountDownLatch release = new CountDownLatch(1);
    private final CountDownLatch interrupted = new CountDownLatch(1);

    StubbornHandlerTest(TestBroker broker) {
        stage = new KafkaStage(broker);
    }

    @AfterEach
    void close() {
        release.countDown();
        stage.close();
    }

    /** Returns only when the test releases it; interruption is noted and does not help. */
    private void hold(Delivery delivery) {
        if (textOf(delivery.message()).equals("hold")) {
            while (release.getCount() > 0) {
                try {
                    release.await();
                } catch (InterruptedException e) {
                    interrupted.countDown();
                }
            }
        }
    }

    /** Longer than this test may take: an end must not wait as long as a move to another instance. */
    private static BusSettings patient(BusSettings settings) {
        LaneSettings lanes = settings.lanes();
        return settings.withLanes(new LaneSettings(
                lanes.protocol(),
                lanes.permits(),
                lanes.criticalPermits(),
                lanes.maxInFlight(),
                lanes.maxInFlightBytes(),
                lanes.commitInterval(),
                Duration.ofMinutes(5)));
    }

    @Test
    void handlesOthersWhileOneNeverReturnsAndSaysSoWhenDrained() throws Exception {
        RecordingHandler handler = RecordingHandler.then(this::hold);
        Node stubborn = stage.node(SATELLITE, "a", StubbornHandlerTest::patient).receiving(handler);
        Node sender = stage.node("sender", "s");
        sender.bus().start();
        get(sender.send(SATELLITE, "stuck", "hold"));
        handler.await(1);
        for (int i = 0; i < 100; i++) {
            get(sender.send(SATELLITE, "key-" + i, "fine"));
        }
        handler.await(101);

        assertThat(stubborn.bus().drain(Duration.ofMillis(200))).isFalse();
        assertThat(interrupted.await(30, TimeUnit.SECONDS)).isTrue();
        stubborn.bus().close();

        RecordingHandler next = RecordingHandler.create();
        stage.node(SATELLITE, "b").receiving(next);
        assertThat(next.await(1)).extracting(KafkaStage::textOf).containsExactly("hold");
    }

    @Test
    void goesOnAfterErrorsOnTheCrewAndOnThePollThread() throws Exception {
        for (Handling handling : Handling.values()) {
            String satellite = SATELLITE + "-" + handling;
            RecordingHandler handler = RecordingHandler.then(delivery -> {
                if (textOf(delivery.message()).equals("bad")) {
                    throw new StackOverflowError("thrown by the test");
                }
            });
            Node node = stage.node(satellite, "a");
            node.bus().receive(handling, handler);
            node.bus().start();
            Node sender = stage.node("sender", "s-" + handling);
            sender.bus().start();
            get(sender.send(satellite, "k", "bad"));
            get(sender.send(satellite, "k", "good"));

            assertThat(handler.await(2)).extracting(KafkaStage::textOf).containsExactly("bad", "good");
            KafkaStage.await(
                    "both are counted",
                    () -> node.consumed("medium", "handled") == 1 && node.consumed("medium", "failed") == 1);
        }
    }
}
