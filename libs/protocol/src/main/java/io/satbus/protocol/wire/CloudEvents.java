package io.satbus.protocol.wire;

import io.satbus.protocol.Content;
import io.satbus.protocol.Envelope;
import io.satbus.protocol.EnvelopeBuilder;
import io.satbus.protocol.Kind;
import io.satbus.protocol.Priority;
import io.satbus.protocol.Reason;
import io.satbus.protocol.ReplyTo;
import io.satbus.protocol.ReturnAddress;
import io.satbus.protocol.Source;
import io.satbus.protocol.Target;
import io.satbus.protocol.Violation;
import io.satbus.protocol.ViolationException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads the headers of a record in the binary mode of CloudEvents 1.0 (Kafka protocol binding) as an envelope: so any
 * Kafka client can send. Where they are silent, the record's place speaks. Extensions that mean nothing here become
 * attributes. For one use by one thread.
 */
public final class CloudEvents {
    private static final String PREFIX = "ce_";
    private static final Set<String> READ = Set.of(
            "specversion",
            "id",
            "source",
            "type",
            "subject",
            "time",
            "partitionkey",
            "sbkind",
            "sbpriority",
            "sbtarget",
            "sbcorrelationid",
            "sbcausationid",
            "sbttlms",
            "sbreplytopic",
            "sbreplypartition");

    /**
     * What is known of a record without its headers.
     *
     * @param kind such as command in an inbox, event in a topic of events
     * @param target whom a record in this topic is for
     * @param subject the topic's, or empty
     * @param time the record's timestamp
     * @param key the record's key, or empty
     * @param size bytes of the record's value
     */
    public record Place(
            Kind kind, Priority priority, Target target, String subject, Instant time, String key, int size) {}

    private final Map<String, String> headers;
    private final Place place;

    private CloudEvents(Map<String, String> headers, Place place) {
        this.headers = headers;
        this.place = place;
    }

    /** Whether a record without an envelope is meant to be a CloudEvent. */
    public static boolean present(Set<String> headerNames) {
        return headerNames.contains(PREFIX + "id") || headerNames.contains(PREFIX + "specversion");
    }

    /** Reads any headers whatever; never throws. */
    public static Decoded decode(Map<String, String> headers, Place place) {
        return new CloudEvents(headers, place).decode();
    }

    private Decoded decode() {
        Optional<ReturnAddress> sender = Optional.empty();
        try {
            String version = required("specversion");
            if (!version.equals("1.0")) {
                throw broken(Reason.UNSUPPORTED_VERSION, "specversion", "is '" + version + "'", "use 1.0");
            }
            Instant time = parsed("time", CloudEvents::time).orElse(place.time());
            String sourceText = required("source");
            Source source = ForeignNames.source(sourceText);
            UUID id = ForeignNames.id(required("id"), sourceText, time);
            UUID correlation = parsed("sbcorrelationid", UUID::fromString).orElse(id);
            sender = Optional.of(new ReturnAddress(id, correlation, source, replyTo()));
            return new Decoded.Valid(envelope(sender.get(), time));
        } catch (ViolationException e) {
            return new Decoded.Invalid(e.violation(), sender);
        }
    }

    private Envelope envelope(ReturnAddress sender, Instant time) {
        Kind kind = word("sbkind", Kind.values(), Kind::label).orElse(place.kind());
        Target target = parsed("sbtarget", CloudEvents::target).orElse(place.target());
        EnvelopeBuilder builder = Envelope.of(kind, sender.source(), target)
                .id(sender.id())
                .correlationId(sender.correlationId())
                .priority(word("sbpriority", Priority.values(), Priority::label).orElse(place.priority()))
                .subject(attribute("subject").orElse(place.subject()))
                .createdAt(time)
                .key(attribute("partitionkey").orElse(place.key()))
                .content(Content.of(required("type"), mediaType(), place.size()))
                .attributes(attributes());
        parsed("sbcausationid", UUID::fromString).ifPresent(builder::causationId);
        parsed("sbttlms", Long::valueOf).map(Duration::ofMillis).ifPresent(builder::ttl);
        sender.replyTo().ifPresent(builder::replyTo);
        return builder.build();
    }

    private Optional<ReplyTo> replyTo() {
        int partition = parsed("sbreplypartition", Integer::valueOf).orElse(0);
        return attribute("sbreplytopic").map(topic -> new ReplyTo(topic, partition));
    }

    private String mediaType() {
        return headers.getOrDefault("content-type", Content.JSON);
    }

    private static Instant time(String text) {
        OffsetDateTime time = OffsetDateTime.parse(text);
        if (time.getYear() < 1970 || time.getYear() > 9999) {
            throw new DateTimeException("year " + time.getYear());
        }
        return time.toInstant();
    }

    /** {@code sage}, {@code sage/sage-1}, {@code capability:NAME}, {@code every:NAME} or {@code *}. */
    private static Target target(String text) {
        int slash = text.indexOf('/');
        if (text.equals(Target.ToEveryInstance.ALL)) {
            return Target.everyInstance();
        }
        if (text.startsWith("capability:")) {
            return new Target.ToCapability(text.substring("capability:".length()));
        }
        if (text.startsWith("every:")) {
            return new Target.ToEveryInstance(text.substring("every:".length()));
        }
        return slash < 0
                ? Target.satellite(text)
                : new Target.ToInstance(text.substring(0, slash), text.substring(slash + 1));
    }

    /** What is not read otherwise, and the source as it was given. */
    private Map<String, String> attributes() {
        Map<String, String> attributes = new HashMap<>();
        headers.forEach((header, value) -> {
            if (header.startsWith(PREFIX) && !READ.contains(header.substring(PREFIX.length()))) {
                attributes.put(header.substring(PREFIX.length()), value);
            }
        });
        attributes.put("cesource", required("source"));
        attributes.put("ceid", required("id"));
        return attributes;
    }

    private Optional<String> attribute(String name) {
        return Optional.ofNullable(headers.get(PREFIX + name));
    }

    private String required(String name) {
        return attribute(name)
                .filter(value -> !value.isEmpty())
                .orElseThrow(
                        () -> broken(Reason.INVALID_FIELD, name, "is missing", "send the header " + PREFIX + name));
    }

    private <T> Optional<T> parsed(String name, Function<String, T> parse) {
        try {
            return attribute(name).map(parse);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw broken(
                    Reason.INVALID_FIELD,
                    name,
                    "is '" + attribute(name).orElse("") + "', which cannot be read",
                    "send it in the form that docs/protocol.md shows");
        }
    }

    private <T> Optional<T> word(String name, T[] values, Function<T, String> label) {
        return attribute(name).map(text -> Arrays.stream(values)
                .filter(value -> label.apply(value).equals(text))
                .findFirst()
                .orElseThrow(() -> broken(
                        Reason.INVALID_FIELD,
                        name,
                        "is '" + text + "'",
                        "use one of " + Arrays.stream(values).map(label).collect(Collectors.joining(", ")))));
    }

    private static ViolationException broken(Reason reason, String name, String rule, String fix) {
        return new ViolationException(new Violation(reason, PREFIX + name, rule, fix));
    }
}
