package io.satbus.satellite;

import io.satbus.protocol.Envelope;
import io.satbus.protocol.EnvelopeBuilder;
import io.satbus.protocol.Priority;
import io.satbus.protocol.Target;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a message is to be sent.
 *
 * @param priority empty: as the kind has it
 * @param timeout how long a request waits for its answer
 * @param ttl how long a message that nobody waits for may wait to be handled
 */
record Outgoing(
        Target target,
        Optional<Priority> priority,
        Duration timeout,
        Duration ttl,
        String key,
        List<String> exclusions,
        Map<String, String> attributes) {
    static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(5);

    static Outgoing to(Target target) {
        return new Outgoing(target, Optional.empty(), DEFAULT_TIMEOUT, Envelope.DEFAULT_TTL, "", List.of(), Map.of());
    }

    Outgoing withPriority(Priority value) {
        return new Outgoing(target, Optional.of(value), timeout, ttl, key, exclusions, attributes);
    }

    Outgoing withTimeout(Duration value) {
        return new Outgoing(target, priority, value, ttl, key, exclusions, attributes);
    }

    Outgoing withTtl(Duration value) {
        return new Outgoing(target, priority, timeout, value, key, exclusions, attributes);
    }

    Outgoing withKey(String value) {
        return new Outgoing(target, priority, timeout, ttl, value, exclusions, attributes);
    }

    Outgoing withExclusions(List<String> value) {
        return new Outgoing(target, priority, timeout, ttl, key, List.copyOf(value), attributes);
    }

    Outgoing withAttribute(String name, String value) {
        Map<String, String> all = new HashMap<>(attributes);
        all.put(name, value);
        return new Outgoing(target, priority, timeout, ttl, key, exclusions, all);
    }

    EnvelopeBuilder applyTo(EnvelopeBuilder draft) {
        priority.ifPresent(draft::priority);
        return draft.ttl(ttl).key(key).exclusions(exclusions).attributes(attributes);
    }
}
