package io.satbus.protocol.wire;

import com.google.protobuf.WireFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The fields of {@code envelope.proto}: each at the place of its number, with the form that it has on the wire. */
enum EnvelopeField {
    PROTOCOL_MAJOR(WireFormat.WIRETYPE_VARINT),
    PROTOCOL_MINOR(WireFormat.WIRETYPE_VARINT),
    MESSAGE_ID(WireFormat.WIRETYPE_LENGTH_DELIMITED),
    KIND(WireFormat.WIRETYPE_VARINT),
    PRIORITY(WireFormat.WIRETYPE_VARINT),
    SOURCE_SATELLITE(WireFormat.WIRETYPE_LENGTH_DELIMITED),
    SOURCE_INSTANCE(WireFormat.WIRETYPE_LENGTH_DELIMITED),
    SOURCE_INCARNATION(WireFormat.WIRETYPE_VARINT),
    TARGET_SATELLITE(WireFormat.WIRETYPE_LENGTH_DELIMITED),
    TARGET_INSTANCE(WireFormat.WIRETYPE_LENGTH_DELIMITED),
    TARGET_CAPABILITY(WireFormat.WIRETYPE_LENGTH_DELIMITED),
    TARGET_BROADCAST(WireFormat.WIRETYPE_LENGTH_DELIMITED),
    SUBJECT(WireFormat.WIRETYPE_LENGTH_DELIMITED),
    CREATED_AT_MS(WireFormat.WIRETYPE_VARINT),
    TTL_MS(WireFormat.WIRETYPE_VARINT),
    EXCLUDE(WireFormat.WIRETYPE_LENGTH_DELIMITED),
    CORRELATION_ID(WireFormat.WIRETYPE_LENGTH_DELIMITED),
    CAUSATION_ID(WireFormat.WIRETYPE_LENGTH_DELIMITED),
    REPLY_TOPIC(WireFormat.WIRETYPE_LENGTH_DELIMITED),
    REPLY_PARTITION(WireFormat.WIRETYPE_VARINT),
    PARTITION_KEY(WireFormat.WIRETYPE_LENGTH_DELIMITED),
    PAYLOAD_TYPE(WireFormat.WIRETYPE_LENGTH_DELIMITED),
    PAYLOAD_SIZE(WireFormat.WIRETYPE_VARINT),
    CONTENT_TYPE(WireFormat.WIRETYPE_LENGTH_DELIMITED),
    COMPRESSION(WireFormat.WIRETYPE_VARINT),
    ENCRYPTION(WireFormat.WIRETYPE_LENGTH_DELIMITED),
    PAYLOAD_REF(WireFormat.WIRETYPE_LENGTH_DELIMITED),
    HOP_LIMIT(WireFormat.WIRETYPE_VARINT),
    STATE_TOKEN(WireFormat.WIRETYPE_LENGTH_DELIMITED),
    ATTRIBUTES(WireFormat.WIRETYPE_LENGTH_DELIMITED);

    private static final EnvelopeField[] FIELDS = values();

    private final int wireType;
    private final String label = name().toLowerCase(Locale.ROOT);

    EnvelopeField(int wireType) {
        this.wireType = wireType;
    }

    /** The field of a number, or null for one of a later minor version. */
    static @Nullable EnvelopeField ofNumber(int number) {
        return number <= FIELDS.length ? FIELDS[number - 1] : null;
    }

    @SuppressWarnings("EnumOrdinal") // The order is the numbering; a test compares it with the schema.
    int number() {
        return ordinal() + 1;
    }

    int wireType() {
        return wireType;
    }

    /** The name in the schema. */
    String label() {
        return label;
    }

    boolean repeated() {
        return this == EXCLUDE || this == ATTRIBUTES;
    }
}
