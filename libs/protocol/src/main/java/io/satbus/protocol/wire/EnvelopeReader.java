package io.satbus.protocol.wire;

import com.google.protobuf.ByteString;
import com.google.protobuf.WireFormat;
import io.satbus.protocol.Content;
import io.satbus.protocol.Envelope;
import io.satbus.protocol.Kind;
import io.satbus.protocol.Priority;
import io.satbus.protocol.ProtocolVersion;
import io.satbus.protocol.Reason;
import io.satbus.protocol.ReplyTo;
import io.satbus.protocol.ReturnAddress;
import io.satbus.protocol.Source;
import io.satbus.protocol.Target;
import io.satbus.protocol.Violation;
import io.satbus.protocol.ViolationException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads one envelope. First every field as it stands, then what they mean: so the sender is known even where a field
 * before its own is wrong. For one use by one thread.
 */
final class EnvelopeReader {
    private final WireInput in;
    private long seen;

    private int major;
    private int minor;
    private @Nullable UUID id;
    private int kind;
    private int priority;
    private String sourceSatellite = "";
    private String sourceInstance = "";
    private long incarnation;
    private String targetSatellite = "";
    private String targetInstance = "";
    private String capability = "";
    private String broadcast = "";
    private List<String> exclusions = List.of();
    private String subject = "";
    private long createdAt;
    private long ttl;
    private @Nullable UUID correlationId;
    private @Nullable UUID causationId;
    private String replyTopic = "";
    private int replyPartition;
    private String key = "";
    private String payloadType = "";
    private long payloadSize;
    private String contentType = "";
    private int compression;
    private Optional<Content.Encryption> encryption = Optional.empty();
    private Optional<Content.ClaimCheck> claim = Optional.empty();
    private int hopLimit;
    private ByteString stateToken = ByteString.EMPTY;
    private Map<String, String> attributes = Map.of();
    private ByteString unknownFields = ByteString.EMPTY;

    EnvelopeReader(byte[] bytes) {
        in = new WireInput(bytes);
    }

    Decoded read() {
        if (in.size() > Envelope.MAX_SIZE) {
            return new Decoded.Invalid(EnvelopeWriter.tooLarge(in.size()).violation(), Optional.empty());
        }
        try {
            readFields();
            return new Decoded.Valid(envelope());
        } catch (ViolationException e) {
            return invalid(e.violation());
        } catch (IOException e) {
            return invalid(in.truncated());
        }
    }

    private void readFields() throws IOException {
        for (int tag = in.tag(); tag != 0; tag = in.tag()) {
            EnvelopeField field = EnvelopeField.ofNumber(WireFormat.getTagFieldNumber(tag));
            if (field == null) {
                unknownFields = unknownFields.concat(in.unknown(tag));
            } else {
                checkForm(field, WireFormat.getTagWireType(tag));
                read(field);
            }
        }
    }

    private void checkForm(EnvelopeField field, int wireType) {
        if (wireType != field.wireType()) {
            throw malformed(
                    field.label(),
                    "has wire type " + wireType + ", not " + field.wireType(),
                    "write it as the schema says");
        }
        long bit = 1L << field.number();
        if ((seen & bit) != 0 && !field.repeated()) {
            throw malformed(field.label(), "occurs twice", "write each singular field at most once");
        }
        seen |= bit;
    }

    private void read(EnvelopeField field) throws IOException {
        switch (field) {
            case PROTOCOL_MAJOR -> major = in.number();
            case PROTOCOL_MINOR -> minor = in.number();
            case MESSAGE_ID -> id = in.id(field.label());
            case KIND -> kind = in.number();
            case PRIORITY -> priority = in.number();
            case SOURCE_SATELLITE -> sourceSatellite = in.knownString(field.label());
            case SOURCE_INSTANCE -> sourceInstance = in.knownString(field.label());
            case SOURCE_INCARNATION -> incarnation = in.longNumber();
            case TARGET_SATELLITE -> targetSatellite = in.knownString(field.label());
            case TARGET_INSTANCE -> targetInstance = in.knownString(field.label());
            case TARGET_CAPABILITY -> capability = in.knownString(field.label());
            case TARGET_BROADCAST -> broadcast = in.knownString(field.label());
            case SUBJECT -> subject = in.knownString(field.label());
            case CREATED_AT_MS -> createdAt = in.longNumber();
            case TTL_MS -> ttl = in.longNumber();
            case EXCLUDE -> exclude(in.knownString(field.label()));
            case CORRELATION_ID -> correlationId = in.id(field.label());
            case CAUSATION_ID -> causationId = in.id(field.label());
            case REPLY_TOPIC -> replyTopic = in.knownString(field.label());
            case REPLY_PARTITION -> replyPartition = in.number();
            case PARTITION_KEY -> key = in.string(field.label());
            case PAYLOAD_TYPE -> payloadType = in.knownString(field.label());
            case PAYLOAD_SIZE -> payloadSize = in.longNumber();
            case CONTENT_TYPE -> contentType = in.knownString(field.label());
            case COMPRESSION -> compression = in.number();
            case ENCRYPTION -> encryption = Optional.of(NestedFields.encryption(in.nested()));
            case PAYLOAD_REF -> claim = Optional.of(NestedFields.claim(in.nested()));
            case HOP_LIMIT -> hopLimit = in.number();
            case STATE_TOKEN -> stateToken = in.bytes();
            case ATTRIBUTES -> attribute(NestedFields.attribute(in.nested()));
        }
    }

    private void exclude(String satellite) {
        if (exclusions.isEmpty()) {
            exclusions = new ArrayList<>();
        }
        exclusions.add(satellite);
    }

    private void attribute(Map.Entry<String, String> attribute) {
        if (attributes.isEmpty()) {
            attributes = new HashMap<>();
        }
        if (attributes.put(attribute.getKey(), attribute.getValue()) != null) {
            throw malformed(
                    "attributes", "holds '" + attribute.getKey() + "' twice", "write each attribute at most once");
        }
    }

    private Envelope envelope() {
        ProtocolVersion version = ProtocolVersion.of(major, minor);
        if (!version.supported()) {
            throw new ViolationException(unsupported(version));
        }
        UUID messageId = required(id, EnvelopeField.MESSAGE_ID);
        return new Envelope(
                version,
                messageId,
                Kind.ofNumber(kind),
                Priority.ofNumber(priority),
                source(),
                target(),
                exclusions,
                subject,
                Instant.ofEpochMilli(createdAt),
                Duration.ofMillis(ttl < 0 ? Long.MAX_VALUE : ttl),
                correlationId == null ? messageId : correlationId,
                Optional.ofNullable(causationId),
                replyTo(),
                key,
                content(),
                hopLimit,
                stateToken,
                attributes,
                unknownFields);
    }

    private Source source() {
        return new Source(sourceSatellite, sourceInstance, incarnation);
    }

    private Target target() {
        if (!capability.isEmpty()) {
            return alone(capability, "target_capability", new Target.ToCapability(capability));
        }
        if (!broadcast.isEmpty()) {
            return alone(broadcast, "target_broadcast", new Target.ToEveryInstance(broadcast));
        }
        if (!targetInstance.isEmpty()) {
            return new Target.ToInstance(targetSatellite, targetInstance);
        }
        return targetSatellite.isEmpty() ? Target.SUBSCRIBERS : new Target.ToSatellite(targetSatellite);
    }

    private Target alone(String value, String field, Target target) {
        int others = targetSatellite.length() + targetInstance.length() + capability.length() + broadcast.length();
        if (others > value.length()) {
            throw broken(field, "is '" + value + "' beside another target", "name one target, or publish to a subject");
        }
        return target;
    }

    private Optional<ReplyTo> replyTo() {
        if (!replyTopic.isEmpty()) {
            return Optional.of(new ReplyTo(replyTopic, replyPartition));
        }
        if (replyPartition != 0) {
            throw broken("reply_partition", "is " + replyPartition + " without a reply_topic", "give both or neither");
        }
        return Optional.empty();
    }

    private Content content() {
        return new Content(
                payloadType,
                contentType.isEmpty() ? Content.PROTOBUF : contentType,
                Content.checkSize(payloadSize),
                Content.Compression.ofNumber(compression),
                encryption,
                claim);
    }

    /** Bytes of another major may well break our rules: what matters then is the version. */
    private Decoded invalid(Violation violation) {
        ProtocolVersion version = new ProtocolVersion(major, minor);
        boolean otherMajor = major != 0 && !version.supported();
        return new Decoded.Invalid(otherMajor ? unsupported(version) : violation, sender());
    }

    private Optional<ReturnAddress> sender() {
        try {
            UUID messageId = required(id, EnvelopeField.MESSAGE_ID);
            UUID conversation = correlationId == null ? messageId : correlationId;
            return Optional.of(new ReturnAddress(messageId, conversation, source(), replyTo()));
        } catch (ViolationException e) {
            // What says who sent it is itself wrong: there is nobody to tell.
            return Optional.empty();
        }
    }

    private static UUID required(@Nullable UUID value, EnvelopeField field) {
        if (value == null) {
            throw broken(field.label(), "is missing", "make a UUIDv7 as RFC 9562 says");
        }
        return value;
    }

    private static Violation unsupported(ProtocolVersion version) {
        return new Violation(
                Reason.UNSUPPORTED_VERSION,
                "protocol_major",
                version.major() == 0 ? "is missing" : "is of version " + version,
                "send a version that is spoken here: " + ProtocolVersion.CURRENT.major() + ".x");
    }

    private static ViolationException malformed(String field, String rule, String fix) {
        return new ViolationException(new Violation(Reason.MALFORMED_ENVELOPE, field, rule, fix));
    }

    private static ViolationException broken(String field, String rule, String fix) {
        return new ViolationException(new Violation(Reason.INVALID_FIELD, field, rule, fix));
    }
}
