package io.satbus.satellite;

import io.satbus.bus.Delivery;
import io.satbus.bus.Handler;
import io.satbus.protocol.Content;
import io.satbus.protocol.Envelope;
import io.satbus.protocol.Failure;
import io.satbus.protocol.FailureException;
import io.satbus.protocol.Kind;
import io.satbus.protocol.Reason;
import io.satbus.protocol.Source;
import io.satbus.protocol.Target;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Brings what is sent to a satellite to the handler of its kind and type. Safe for use by any thread. */
final class Dispatch implements Handler {
    private final Source self;
    private final List<Execution<?, ?>> executions;
    private final Map<Kind, Map<String, Execution<?, ?>>> byKind = new EnumMap<>(Kind.class);

    Dispatch(Source self, List<Execution<?, ?>> executions) {
        this.self = self;
        this.executions = executions;
        for (Execution<?, ?> execution : executions) {
            byKind.computeIfAbsent(execution.operation().kind(), _ -> new HashMap<>())
                    .put(execution.operation().type().name(), execution);
        }
    }

    @Override
    public void handle(Delivery delivery) throws Exception {
        Envelope envelope = delivery.envelope();
        Execution<?, ?> execution = byKind.getOrDefault(envelope.kind(), Map.of())
                .get(envelope.content().type());
        if (execution != null) {
            execution.handle(delivery);
        } else if (!concernsEverybody(envelope)) {
            throw new FailureException(unknown(envelope));
        }
    }

    /** A broadcast goes to many; that one of them has no use for it is no failure. */
    private static boolean concernsEverybody(Envelope envelope) {
        return envelope.target() instanceof Target.ToEveryInstance;
    }

    private Failure unknown(Envelope envelope) {
        Content content = envelope.content();
        String known = executions.stream()
                .map(each -> each.operation().label())
                .sorted()
                .collect(Collectors.joining(", "));
        return Failure.rejected(
                Reason.UNKNOWN_TYPE,
                self.satellite() + " does not handle " + envelope.kind().label() + " " + content.type()
                        + "; it handles " + (known.isEmpty() ? "nothing that is sent to it" : known));
    }
}
