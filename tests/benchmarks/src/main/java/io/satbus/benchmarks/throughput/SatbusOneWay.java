package io.satbus.benchmarks.throughput;

import io.satbus.benchmarks.measure.Arena;
import io.satbus.benchmarks.measure.Arrivals;
import io.satbus.benchmarks.measure.Peer;
import io.satbus.benchmarks.measure.SendFailures;
import io.satbus.benchmarks.measure.Values;
import io.satbus.bus.Handling;
import io.satbus.protocol.EnvelopeBuilder;
import io.satbus.protocol.Kind;

/** A satellite that sends commands, and one that handles them. */
final class SatbusOneWay implements OneWay {
    private static final String RECEIVER = "receiver";

    private final Arena arena;
    private final Values values;
    private final Handling handling;

    SatbusOneWay(Arena arena, Values values, Handling handling) {
        this.arena = arena;
        this.values = values;
        this.handling = handling;
    }

    @Override
    public Rate send(int records) throws Exception {
        String namespace = arena.freshName("oneway");
        Arrivals first = new Arrivals(1);
        Arrivals all = new Arrivals(records + 1L);
        try (Peer receiver = Peer.of(arena, namespace, RECEIVER);
                Peer sender = Peer.of(arena, namespace, "sender")) {
            receiver.bus().receive(handling, _ -> {
                first.add();
                all.add();
            });
            receiver.bus().start();
            sender.bus().start();
            send(sender, 1).rethrow();
            first.await(PATIENCE);
            Rate.Start start = Rate.start();
            SendFailures failures = send(sender, records);
            long ended = all.await(PATIENCE);
            failures.rethrow();
            return start.end(records, ended);
        } finally {
            arena.forget(namespace);
        }
    }

    private SendFailures send(Peer sender, int records) {
        SendFailures failures = new SendFailures();
        for (int i = 0; i < records; i++) {
            EnvelopeBuilder draft = sender.to(RECEIVER, Kind.COMMAND);
            if (values.keyed()) {
                draft.key(values.key(i));
            }
            var _ = sender.bus()
                    .publish(draft, Peer.payload(values.value(i)))
                    .whenComplete((_, thrown) -> failures.check(thrown));
        }
        return failures;
    }
}
