package io.satbus.cli.domain;

import io.satbus.bus.Routes;
import io.satbus.bus.SubjectPattern;
import io.satbus.bus.inspect.Seen;
import io.satbus.protocol.Envelope;
import io.satbus.protocol.Kind;
import io.satbus.protocol.Names;
import io.satbus.protocol.Priority;
import io.satbus.protocol.Target;
import io.satbus.protocol.ViolationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Which messages a user wants to see. Immutable. */
public final class MessageFilter {
    private final List<Predicate<Envelope>> patterns = new ArrayList<>();
    private final Set<Priority> priorities;
    private final Set<Kind> kinds;

    /** An empty list means any, save for heartbeats, which must be asked for. */
    public MessageFilter(List<String> patterns, List<Priority> priorities, List<Kind> kinds) {
        patterns.forEach(pattern -> this.patterns.add(pattern(pattern)));
        this.priorities = Set.copyOf(priorities);
        this.kinds = Set.copyOf(kinds);
    }

    private static Predicate<Envelope> pattern(String text) {
        if (text.equals(">")) {
            return envelope -> true;
        }
        try {
            SubjectPattern subjects = SubjectPattern.of(text);
            Predicate<Envelope> bySubject = envelope -> subjects.matches(envelope.subject());
            return Names.valid(text) ? bySubject.or(envelope -> concerns(envelope, text)) : bySubject;
        } catch (ViolationException e) {
            throw CommandFailure.usage("'" + text + "' is neither a satellite nor a pattern of subjects; write a name,"
                    + " or names joined by dots with * for one name and > for the rest, such as 'prices.>'.");
        }
    }

    private static boolean concerns(Envelope envelope, String satellite) {
        return envelope.source().satellite().equals(satellite)
                || switch (envelope.target()) {
                    case Target.ToSatellite(String name) -> name.equals(satellite);
                    case Target.ToInstance(String name, String _) -> name.equals(satellite);
                    default -> false;
                };
    }

    /** Whether a topic may hold such messages. */
    public boolean mayHold(String topic) {
        boolean heartbeats = topic.endsWith(".heartbeat.v1");
        return heartbeats == kinds.equals(Set.of(Kind.HEARTBEAT)) || (heartbeats && kinds.contains(Kind.HEARTBEAT));
    }

    /** Unreadable records are shown to those who want everything. */
    public boolean wants(Seen seen) {
        return switch (seen) {
            case Seen.Unreadable _ -> patterns.isEmpty() && priorities.isEmpty() && kinds.isEmpty();
            case Seen.Spoken readable -> wants(readable.message().envelope());
        };
    }

    private boolean wants(Envelope envelope) {
        return (priorities.isEmpty() || priorities.contains(envelope.priority()))
                && (kinds.isEmpty() ? !envelope.subject().equals(Routes.REGISTRY) : kinds.contains(envelope.kind()))
                && (patterns.isEmpty() || patterns.stream().anyMatch(pattern -> pattern.test(envelope)));
    }
}
