package io.satbus.cli.domain;

import io.satbus.protocol.Envelope;
import io.satbus.protocol.Kind;
import io.satbus.protocol.Priority;
import io.satbus.protocol.Target;
import java.util.Locale;

/** The words in which messages are shown. */
public final class Wording {
    private Wording() {}

    public static String of(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** Where a message goes: a satellite, an instance, a capability, everyone or a subject. */
    public static String destination(Envelope envelope) {
        return switch (envelope.target()) {
            case Target.ToSatellite(String satellite) -> satellite;
            case Target.ToInstance(String satellite, String instance) -> satellite + "/" + instance;
            case Target.ToCapability(String capability) -> "any " + capability;
            case Target.ToEveryInstance(String scope) ->
                scope.equals(Target.ToEveryInstance.ALL) ? "everyone" : "all of " + scope;
            case Target.ToSubscribers _ -> envelope.subject();
        };
    }

    /** Whoever sent it, without the incarnation. */
    public static String sender(Envelope envelope) {
        return envelope.source().satellite() + "/" + envelope.source().instance();
    }

    /** The priority where it says something: medium is what everything has. */
    public static String urgency(Priority priority) {
        return priority == Priority.MEDIUM ? "" : priority.label();
    }
}
