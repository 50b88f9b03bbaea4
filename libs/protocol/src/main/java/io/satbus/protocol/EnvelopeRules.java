package io.satbus.protocol;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The rules that each kind of message has to keep. */
final class EnvelopeRules {
    static final Duration MAX_TTL = Duration.ofDays(7);

    private EnvelopeRules() {}

    static void check(
            Kind kind,
            Target target,
            String subject,
            Duration ttl,
            UUID id,
            UUID correlationId,
            Optional<UUID> causationId,
            Optional<ReplyTo> replyTo,
            String key,
            int hopLimit,
            Map<String, String> attributes) {
        if (id.version() != 7) {
            throw broken("message_id", "is " + id + ", not a UUIDv7", "make ids as RFC 9562 says");
        }
    }

    private static ViolationException broken(String field, String rule, String fix) {
        return new ViolationException(new Violation(Reason.INVALID_FIELD, field, rule, fix));
    }
}
