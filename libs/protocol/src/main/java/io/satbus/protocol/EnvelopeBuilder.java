package io.satbus.protocol;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Collects the fields of an {@link Envelope}. Belongs to one thread. */
public final class EnvelopeBuilder {
    private ProtocolVersion version = ProtocolVersion.CURRENT;
    private UUID id = MessageIds.next();
    private final Kind kind;
    private Priority priority = Priority.MEDIUM;
    private Source source;
    private Target target;
    private List<String> exclusions = List.of();
    private String subject = "";
    private Instant createdAt;
    private Duration ttl = Envelope.DEFAULT_TTL;
    private Optional<UUID> correlationId = Optional.empty();
    private Optional<UUID> causationId = Optional.empty();
    private Optional<ReplyTo> replyTo = Optional.empty();
    private String key = "";
    private Optional<Content> content = Optional.empty();
    private int hopLimit = Envelope.DEFAULT_HOP_LIMIT;
    private ByteString stateToken = ByteString.EMPTY;
    private Map<String, String> attributes = Map.of();
    private ByteString unknownFields = ByteString.EMPTY;

    EnvelopeBuilder(Kind kind, Source source, Target target) {
        this.kind = kind;
        this.source = source;
        this.target = target;
        this.createdAt = Instant.ofEpochMilli(System.currentTimeMillis());
    }

    EnvelopeBuilder(Envelope from) {
        version = from.version();
        id = from.id();
        kind = from.kind();
        priority = from.priority();
        source = from.source();
        target = from.target();
        exclusions = from.exclusions();
        subject = from.subject();
        createdAt = from.createdAt();
        ttl = from.ttl();
        correlationId = Optional.of(from.correlationId());
        causationId = from.causationId();
        replyTo = from.replyTo();
        key = from.key();
        content = Optional.of(from.content());
        hopLimit = from.hopLimit();
        stateToken = from.stateToken();
        attributes = from.attributes();
        unknownFields = from.unknownFields();
    }

    public EnvelopeBuilder version(ProtocolVersion value) {
        version = value;
        return this;
    }

    public EnvelopeBuilder id(UUID value) {
        id = value;
        return this;
    }

    public EnvelopeBuilder priority(Priority value) {
        priority = value;
        return this;
    }

    public EnvelopeBuilder source(Source value) {
        source = value;
        return this;
    }

    public EnvelopeBuilder target(Target value) {
        target = value;
        return this;
    }

    public EnvelopeBuilder exclusions(List<String> value) {
        exclusions = value;
        return this;
    }

    public EnvelopeBuilder subject(String value) {
        subject = value;
        return this;
    }

    public EnvelopeBuilder createdAt(Instant value) {
        createdAt = value;
        return this;
    }

    public EnvelopeBuilder ttl(Duration value) {
        ttl = value;
        return this;
    }

    public EnvelopeBuilder correlationId(UUID value) {
        correlationId = Optional.of(value);
        return this;
    }

    public EnvelopeBuilder causationId(UUID value) {
        causationId = Optional.of(value);
        return this;
    }

    public EnvelopeBuilder replyTo(ReplyTo value) {
        replyTo = Optional.of(value);
        return this;
    }

    public EnvelopeBuilder key(String value) {
        key = value;
        return this;
    }

    public EnvelopeBuilder content(Content value) {
        content = Optional.of(value);
        return this;
    }

    public EnvelopeBuilder hopLimit(int value) {
        hopLimit = value;
        return this;
    }

    public EnvelopeBuilder stateToken(ByteString value) {
        stateToken = value;
        return this;
    }

    public EnvelopeBuilder attributes(Map<String, String> value) {
        attributes = value;
        return this;
    }

    public EnvelopeBuilder unknownFields(ByteString value) {
        unknownFields = value;
        return this;
    }

    /**
     * Carries on the conversation of another message, as caused by it. An answer is possible even at the last hop: it
     * goes to somebody who awaits it, so no cycle comes of it.
     */
    public EnvelopeBuilder causedBy(Envelope cause) {
        correlationId = Optional.of(cause.correlationId());
        causationId = Optional.of(cause.id());
        boolean answer = kind.answers() && !(target instanceof Target.ToSubscribers);
        hopLimit = answer ? Math.max(0, cause.hopLimit() - 1) : cause.hopLimit() - 1;
        return this;
    }

    /** @throws ViolationException if a rule of the kind is broken */
    public Envelope build() {
        return new Envelope(
                version,
                id,
                kind,
                priority,
                source,
                target,
                exclusions,
                subject,
                createdAt,
                ttl,
                correlationId.orElse(id),
                causationId,
                replyTo,
                key,
                content.orElseThrow(() -> new ViolationException(
                        new Violation(Reason.INVALID_FIELD, "payload_type", "is missing", "say what the payload is"))),
                hopLimit,
                stateToken,
                attributes,
                unknownFields);
    }
}
