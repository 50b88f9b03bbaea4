package io.satbus.protocol;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What is known of a message without its payload. Immutable; an invalid one cannot exist: the constructor applies the
 * rules of the kind and throws {@link ViolationException}.
 *
 * @param id UUIDv7
 * @param subject what it is about: names joined by dots; empty where the kind needs none
 * @param createdAt by the sender's clock, in whole milliseconds, for people; deadlines count from the broker's append time
 * @param ttl how long it may wait to be handled, from the broker's append time; whole milliseconds, 1 ms to 7 days
 * @param correlationId the conversation; a message that begins one has its own id here
 * @param causationId the message that caused this one
 * @param key messages of equal key are handled in order; empty: no order
 * @param hopLimit how many further messages may be caused one after another
 * @param stateToken what of the shared state the sender had seen
 * @param unknownFields fields of later minor versions, as they came; kept when forwarded
 */
public record Envelope(
        ProtocolVersion version,
        UUID id,
        Kind kind,
        Priority priority,
        Source source,
        Target target,
        List<String> exclusions,
        String subject,
        Instant createdAt,
        Duration ttl,
        UUID correlationId,
        Optional<UUID> causationId,
        Optional<ReplyTo> replyTo,
        String key,
        Content content,
        int hopLimit,
        ByteString stateToken,
        Map<String, String> attributes,
        ByteString unknownFields) {
    /** Largest envelope on the wire, in bytes. */
    public static final int MAX_SIZE = 4096;

    public static final Duration DEFAULT_TTL = Duration.ofHours(24);
    public static final int DEFAULT_HOP_LIMIT = 32;

    public Envelope {
        exclusions = List.copyOf(exclusions);
        attributes = Map.copyOf(attributes);
        EnvelopeRules.checkIds(id, correlationId, causationId);
        EnvelopeRules.checkHops(hopLimit);
        EnvelopeRules.checkKey(key);
        EnvelopeRules.checkExclusions(exclusions);
        EnvelopeRules.checkAttributes(attributes);
        KindRules.check(kind, target, subject, causationId, replyTo);
        // The wire carries milliseconds: an envelope is equal to itself once it arrived.
        createdAt = createdAt.truncatedTo(ChronoUnit.MILLIS);
        ttl = ttl.truncatedTo(ChronoUnit.MILLIS);
        EnvelopeRules.checkTimes(createdAt, ttl);
    }

    /** Starts an envelope of this kind; what is not said has the defaults of the protocol. */
    public static EnvelopeBuilder of(Kind kind, Source source, Target target) {
        return new EnvelopeBuilder(kind, source, target);
    }

    /** An envelope with the same fields, to change some of them. The id stays. */
    public EnvelopeBuilder toBuilder() {
        return new EnvelopeBuilder(this);
    }

    /** Whether this satellite, or this instance of it, must not handle it. */
    public boolean excludes(String satellite, String instance) {
        return !exclusions.isEmpty()
                && (exclusions.contains(satellite) || exclusions.contains(satellite + "/" + instance));
    }
}
