package io.satbus.benchmarks.priority;

import io.satbus.benchmarks.measure.Arena;
import io.satbus.benchmarks.measure.Peer;
import io.satbus.benchmarks.measure.SendFailures;
import io.satbus.benchmarks.measure.Values;
import io.satbus.bus.Delivery;
import io.satbus.bus.Handling;
import io.satbus.bus.Receipt;
import io.satbus.protocol.Kind;
import io.satbus.protocol.Priority;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Two satellites with the settings they have by default. */
final class SatbusSession implements Session {
    private static final String RECEIVER = "receiver";
    private static final int KEYS = 10_000;

    private final Arena arena;
    private final String namespace;
    private final Peer sender;
    private final Values values = new Values(KEYS);

    SatbusSession(Arena arena) {
        this.arena = arena;
        namespace = arena.freshName("priority");
        sender = Peer.of(arena, namespace, "sender");
        sender.bus().start();
        // A receiver that never handled anything makes the topics and joins the groups.
        start(Peer.of(arena, namespace, RECEIVER), new Observed(() -> {})).close();
    }

    private static Peer start(Peer receiver, Observed observed) {
        receiver.bus().receive(Handling.CREW, delivery -> handle(delivery, observed));
        receiver.bus().start();
        return receiver;
    }

    private static void handle(Delivery delivery, Observed observed) throws InterruptedException {
        if (delivery.envelope().priority() == Priority.CRITICAL) {
            observed.critical(delivery.message().payload());
        } else {
            observed.low();
        }
    }

    @Override
    public void sendLow(int count) {
        List<CompletableFuture<Receipt>> sent = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            sent.add(sender.bus()
                    .publish(
                            sender.to(RECEIVER, Kind.COMMAND)
                                    .priority(Priority.LOW)
                                    .key(values.key(i)),
                            Peer.payload(values.value(i))));
        }
        CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)).join();
    }

    @Override
    public Receiving receive(Observed observed) {
        Peer receiver = start(Peer.of(arena, namespace, RECEIVER), observed);
        SendFailures failures = new SendFailures();
        return new Receiving() {
            @Override
            public void sendCritical() {
                var _ = sender.bus()
                        .publish(
                                sender.to(RECEIVER, Kind.COMMAND).priority(Priority.CRITICAL),
                                Peer.payload(Observed.stamp()))
                        .whenComplete((_, thrown) -> failures.check(thrown));
            }

            @Override
            public void close() {
                receiver.close();
                failures.rethrow();
            }
        };
    }

    @Override
    public void close() {
        sender.close();
        arena.forget(namespace);
    }
}
