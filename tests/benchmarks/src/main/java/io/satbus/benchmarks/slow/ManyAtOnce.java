package io.satbus.benchmarks.slow;

import io.satbus.benchmarks.measure.Arena;
import io.satbus.benchmarks.measure.Arrivals;
import io.satbus.benchmarks.measure.Peer;
import io.satbus.benchmarks.measure.SendFailures;
import io.satbus.benchmarks.measure.Values;
import io.satbus.bus.BusSettings;
import io.satbus.bus.Delivery;
import io.satbus.bus.Handling;
import io.satbus.bus.LaneSettings;
import io.satbus.bus.TopicSettings;
import io.satbus.protocol.Kind;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A satellite with a thousand permits. */
final class ManyAtOnce {
    private static final String RECEIVER = "receiver";
    private static final int PERMITS = 1_000;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Arena arena;
    private final Values values = new Values(SlowHandlers.KEYS);
    private final Set<String> running = ConcurrentHashMap.newKeySet();
    private final AtomicInteger overlaps = new AtomicInteger();

    ManyAtOnce(Arena arena) {
        this.arena = arena;
    }

    /** From the first send until the last one was handled. */
    SlowHandlers.Run handle(int messages) throws Exception {
        String namespace = arena.freshName("slow");
        Arrivals first = new Arrivals(1);
        Arrivals all = new Arrivals(messages + 1L);
        try (Peer receiver = Peer.of(arena, namespace, RECEIVER, ManyAtOnce::settings);
                Peer sender = Peer.of(arena, namespace, "sender", ManyAtOnce::settings)) {
            receiver.bus().receive(Handling.CREW, delivery -> {
                work(delivery);
                first.add();
                all.add();
            });
            receiver.bus().start();
            sender.bus().start();
            send(sender, 1).rethrow();
            first.await(PATIENCE);
            long begun = System.nanoTime();
            SendFailures failures = send(sender, messages);
            long ended = all.await(PATIENCE);
            failures.rethrow();
            return new SlowHandlers.Run((ended - begun) / 1e9, overlaps.get());
        } finally {
            arena.forget(namespace);
        }
    }

    private static BusSettings settings(BusSettings settings) {
        return settings.withTopics(TopicSettings.DEFAULT.withPartitions(SlowHandlers.PARTITIONS))
                .withLanes(LaneSettings.DEFAULT.withPermits(PERMITS));
    }

    private void work(Delivery delivery) throws InterruptedException {
        String key = delivery.envelope().key();
        if (!running.add(key)) {
            overlaps.incrementAndGet();
        }
        try {
            Thread.sleep(SlowHandlers.BLOCKED);
        } finally {
            running.remove(key);
        }
    }

    private SendFailures send(Peer sender, int messages) {
        SendFailures failures = new SendFailures();
        for (int i = 0; i < messages; i++) {
            var _ = sender.bus()
                    .publish(sender.to(RECEIVER, Kind.COMMAND).key(values.key(i)), Peer.payload(values.value(i)))
                    .whenComplete((_, thrown) -> failures.check(thrown));
        }
        return failures;
    }
}
