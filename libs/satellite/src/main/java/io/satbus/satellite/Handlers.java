package io.satbus.satellite;

import io.satbus.bus.Bus;
import io.satbus.bus.Handling;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** All handlers of one instance. */
final class Handlers {
    private final Bus bus;
    private final Dispatch dispatch;
    private final List<Listened<?>> listened = new ArrayList<>();
    private final List<Execution<?, ?>> all = new ArrayList<>();

    private record Listened<T>(Listening<T> listening, Execution<?, ?> execution) {}

    Handlers(Definition definition, Surroundings surroundings, CountDownLatch opened) {
        this.bus = surroundings.bus();
        for (Operation<?, ?> operation : definition.operations) {
            all.add(new Execution<>(operation, Handling.CREW, surroundings, opened));
        }
        this.dispatch = new Dispatch(bus.self(), List.copyOf(all));
        for (Listening<?> listening : definition.listenings) {
            Execution<?, ?> execution =
                    new Execution<>(listening.operation(), listening.handling(), surroundings, opened);
            listened.add(new Listened<>(listening, execution));
            all.add(execution);
        }
    }

    /** Tells the bus, before it is started. The inbox is read even if nothing is handled, so that askers hear of it. */
    void register() {
        bus.receive(Handling.CREW, dispatch);
        for (Listened<?> each : listened) {
            Listening<?> listening = each.listening();
            // It lasts as long as the bus, which ends it.
            var _ = bus.subscribe(listening.pattern(), listening.filter(), listening.handling(), each.execution());
        }
    }

    /** Kinds and types that are being handled now. */
    List<String> running() {
        return all.stream()
                .filter(Execution::running)
                .map(execution -> execution.operation().label())
                .distinct()
                .toList();
    }
}
