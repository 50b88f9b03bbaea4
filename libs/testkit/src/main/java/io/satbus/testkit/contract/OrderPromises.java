package io.satbus.testkit.contract;

import static io.satbus.testkit.contract.Participant.get;
import static io.satbus.testkit.contract.Participant.text;
import static io.satbus.testkit.contract.Participant.textOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.satbus.bus.Delivery;
import io.satbus.bus.Handler;
import io.satbus.bus.Handling;
import io.satbus.bus.Receipt;
import io.satbus.protocol.Priority;
import io.satbus.testkit.RecordingHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is urgent comes first, what has a key in its order, and everything comes. */
abstract class OrderPromises extends Stage {
    private Participant receiver(Handler handler) {
        Participant receiver = instance(fresh("receiver"), "a", Stage::oneAtATime);
        receiver.bus().receive(Handling.CREW, handler);
        return receiver.started();
    }

    private static void send(Participant sender, String to, Priority priority, String text) throws Exception {
        get(sender.bus().publish(sender.command(to).priority(priority), text(text)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 42, 20_260_101})
    void handlesEqualKeysInTheirOrderAndNeverTwoAtOnce(long seed) throws Exception {
        KeyedWork work = new KeyedWork(seed);
        String satellite = fresh("receiver");
        for (String instance : List.of("one", "two")) {
            Participant participant = instance(satellite, instance);
            participant.bus().receive(Handling.CREW, work);
            participant.started();
        }
        Participant sender = satellite("sender").started();
        Random random = new Random(seed);
        List<CompletableFuture<Receipt>> receipts = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            String key = "key-" + random.nextInt(60);
            receipts.add(sender.bus().publish(sender.command(satellite).key(key), text(work.next(key))));
        }
        for (CompletableFuture<Receipt> receipt : receipts) {
            get(receipt);
        }

        await("all were handled", () -> work.handled() == 2000);

        assertThat(work.overlaps).as("seed %d", seed).isEmpty();
        assertThat(work.seen).as("seed %d", seed).isEqualTo(work.sent);
    }

    @Test
    void keepsTheOrderOfAKeyFromTheVeryFirstMessageOn() throws Exception {
        Participant sender = satellite("sender").started();
        for (int round = 0; round < 5; round++) {
            RecordingHandler handler = RecordingHandler.create();
            Participant receiver = satellite("receiver");
            receiver.bus().receive(Handling.CREW, handler);
            receiver.started();
            List<String> sent = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                sent.add(Integer.toString(i));
                var _ = sender.bus().publish(sender.command(receiver.name()).key("k"), text(Integer.toString(i)));
            }
            assertThat(handler.await(300)).extracting(Participant::textOf).isEqualTo(sent);
        }
    }

    /** Handles for random short times, and remembers what came for each key. */
    private static final class KeyedWork implements Handler {
        private final Random times;
        private final Map<String, List<String>> sent = new ConcurrentHashMap<>();
        private final Map<String, List<String>> seen = new ConcurrentHashMap<>();
        private final Set<String> running = ConcurrentHashMap.newKeySet();
        private final Queue<String> overlaps = new ConcurrentLinkedQueue<>();

        KeyedWork(long seed) {
            times = new Random(seed);
        }

        String next(String key) {
            List<String> ofKey = sent.computeIfAbsent(key, _ -> new ArrayList<>());
            ofKey.add(Integer.toString(ofKey.size()));
            return ofKey.getLast();
        }

        @Override
        public void handle(Delivery delivery) {
            String key = delivery.envelope().key();
            if (!running.add(key)) {
                overlaps.add(key);
            }
            LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(times.nextInt(800)));
            running.remove(key);
            seen.compute(key, (_, before) -> {
                List<String> ofKey = before == null ? new ArrayList<>() : before;
                ofKey.add(textOf(delivery.message()));
                return ofKey;
            });
        }

        int handled() {
            return seen.values().stream().mapToInt(List::size).sum();
        }
    }

    @Test
    void letsCriticalOvertakeABacklogWhoseHandlersAreStuck() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch urgent = new CountDownLatch(1);
        RecordingHandler handler = RecordingHandler.then(delivery -> {
            if (delivery.envelope().priority() == Priority.CRITICAL) {
                urgent.countDown();
            } else {
                release.await();
            }
        });
        Participant receiver = receiver(handler);
        Participant sender = satellite("sender").started();
        for (int i = 0; i < 300; i++) {
            send(sender, receiver.name(), Priority.LOW, "low");
        }
        handler.await(1);

        send(sender, receiver.name(), Priority.CRITICAL, "critical");

        assertThat(urgent.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(handler.count())
                .as("one low is stuck, the critical one is done")
                .isEqualTo(2);
        release.countDown();
        handler.await(301);
    }

    @Test
    void handlesHigherPrioritiesFirstAndStillSomeLow() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        RecordingHandler handler = RecordingHandler.then(_ -> release.await());
        Participant receiver = receiver(handler);
        Participant sender = satellite("sender").started();
        send(sender, receiver.name(), Priority.LOW, "holds the only permit");
        handler.await(1);
        for (int i = 0; i < 20; i++) {
            send(sender, receiver.name(), Priority.LOW, "low");
        }
        for (int i = 0; i < 400; i++) {
            send(sender, receiver.name(), Priority.HIGH, "high");
        }
        await("all wait at the handler", () -> receiver.bus().health().inFlight() == 421);
        release.countDown();

        List<String> order =
                handler.await(421).stream().skip(1).map(Participant::textOf).toList();

        long lowAmongFirst =
                order.subList(0, 100).stream().filter("low"::equals).count();
        assertThat(lowAmongFirst).as("low among the first 100 of 420").isBetween(1L, 15L);
        assertThat(order.subList(0, 400)).as("high does not wait for low").contains("low");
        assertThat(order).filteredOn("high"::equals).hasSize(400);
    }

    @Test
    void handlesTenThousandMessagesEachOnce() throws Exception {
        RecordingHandler handler = RecordingHandler.create();
        Participant receiver = satellite("receiver");
        receiver.bus().receive(Handling.CREW, handler);
        receiver.started();
        Participant sender = satellite("sender").started();
        Priority[] priorities = Priority.values();
        List<CompletableFuture<Receipt>> receipts = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            receipts.add(sender.bus()
                    .publish(
                            sender.command(receiver.name()).priority(priorities[i % priorities.length]),
                            text(Integer.toString(i))));
        }
        for (CompletableFuture<Receipt> receipt : receipts) {
            get(receipt);
        }

        assertThat(handler.await(10_000))
                .extracting(Participant::textOf)
                .hasSize(10_000)
                .doesNotHaveDuplicates();
        await("all are counted", () -> receiver.bus().health().handled() == 10_000);
    }
}
