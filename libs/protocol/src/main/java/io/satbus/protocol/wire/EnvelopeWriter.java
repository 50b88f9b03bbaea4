package io.satbus.protocol.wire;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import io.satbus.protocol.Content;
import io.satbus.protocol.Envelope;
import io.satbus.protocol.Reason;
import io.satbus.protocol.ReplyTo;
import io.satbus.protocol.Source;
import io.satbus.protocol.Target;
import io.satbus.protocol.Violation;
import io.satbus.protocol.ViolationException;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the fields twice, first to count their bytes and then to write them, along the same path: so the buffer
 * is of the exact size, and count and content cannot disagree. Without an output it counts.
 */
final class EnvelopeWriter {
    private @Nullable CodedOutputStream out;
    private int size;

    private EnvelopeWriter() {}

    static byte[] write(Envelope envelope) {
        try {
            EnvelopeWriter writer = new EnvelopeWriter();
            writer.envelope(envelope);
            if (writer.size > Envelope.MAX_SIZE) {
                throw tooLarge(writer.size);
            }
            byte[] bytes = new byte[writer.size];
            CodedOutputStream out = CodedOutputStream.newInstance(bytes);
            writer.out = out;
            writer.envelope(envelope);
            out.checkNoSpaceLeft();
            return bytes;
        } catch (IOException e) {
            throw new IllegalStateException("wrote another number of bytes than counted for " + envelope, e);
        }
    }

    static ViolationException tooLarge(int size) {
        return new ViolationException(new Violation(
                Reason.ENVELOPE_TOO_LARGE,
                "envelope",
                "has " + size + " bytes, above the limit of " + Envelope.MAX_SIZE,
                "shorten attributes, exclusions and key"));
    }

    private void envelope(Envelope envelope) throws IOException {
        number(EnvelopeField.PROTOCOL_MAJOR, envelope.version().major());
        number(EnvelopeField.PROTOCOL_MINOR, envelope.version().minor());
        id(EnvelopeField.MESSAGE_ID, envelope.id());
        number(EnvelopeField.KIND, envelope.kind().number());
        number(EnvelopeField.PRIORITY, envelope.priority().number());
        source(envelope.source());
        target(envelope.target());
        string(EnvelopeField.SUBJECT, envelope.subject());
        number(EnvelopeField.CREATED_AT_MS, envelope.createdAt().toEpochMilli());
        number(EnvelopeField.TTL_MS, envelope.ttl().toMillis());
        for (String exclusion : envelope.exclusions()) {
            string(EnvelopeField.EXCLUDE, exclusion);
        }
        // Absent means the message's own id: 18 random bytes that no compression shortens.
        if (!envelope.correlationId().equals(envelope.id())) {
            id(EnvelopeField.CORRELATION_ID, envelope.correlationId());
        }
        if (envelope.causationId().isPresent()) {
            id(EnvelopeField.CAUSATION_ID, envelope.causationId().get());
        }
        if (envelope.replyTo().isPresent()) {
            replyTo(envelope.replyTo().get());
        }
        string(EnvelopeField.PARTITION_KEY, envelope.key());
        content(envelope.content());
        number(EnvelopeField.HOP_LIMIT, envelope.hopLimit());
        bytes(EnvelopeField.STATE_TOKEN, envelope.stateToken());
        attributes(envelope.attributes());
        raw(envelope.unknownFields());
    }

    private void source(Source source) throws IOException {
        string(EnvelopeField.SOURCE_SATELLITE, source.satellite());
        string(EnvelopeField.SOURCE_INSTANCE, source.instance());
        number(EnvelopeField.SOURCE_INCARNATION, source.incarnation());
    }

    private void target(Target target) throws IOException {
        switch (target) {
            case Target.ToSatellite(String satellite) -> string(EnvelopeField.TARGET_SATELLITE, satellite);
            case Target.ToInstance(String satellite, String instance) -> {
                string(EnvelopeField.TARGET_SATELLITE, satellite);
                string(EnvelopeField.TARGET_INSTANCE, instance);
            }
            case Target.ToCapability(String capability) -> string(EnvelopeField.TARGET_CAPABILITY, capability);
            case Target.ToEveryInstance(String scope) -> string(EnvelopeField.TARGET_BROADCAST, scope);
            case Target.ToSubscribers subscribers -> {}
        }
    }

    private void replyTo(ReplyTo replyTo) throws IOException {
        string(EnvelopeField.REPLY_TOPIC, replyTo.topic());
        number(EnvelopeField.REPLY_PARTITION, replyTo.partition());
    }

    private void content(Content content) throws IOException {
        string(EnvelopeField.PAYLOAD_TYPE, content.type());
        number(EnvelopeField.PAYLOAD_SIZE, content.size());
        // Empty means Protobuf.
        if (!content.mediaType().equals(Content.PROTOBUF)) {
            string(EnvelopeField.CONTENT_TYPE, content.mediaType());
        }
        number(EnvelopeField.COMPRESSION, content.compression().number());
        if (content.encryption().isPresent()) {
            Content.Encryption encryption = content.encryption().get();
            nested(EnvelopeField.ENCRYPTION.number(), writer -> writer.encryption(encryption));
        }
        if (content.claim().isPresent()) {
            Content.ClaimCheck claim = content.claim().get();
            nested(EnvelopeField.PAYLOAD_REF.number(), writer -> writer.claim(claim));
        }
    }

    private void encryption(Content.Encryption encryption) throws IOException {
        string(1, encryption.algorithm());
        string(2, encryption.keyId());
        raw(encryption.unknownFields());
    }

    private void claim(Content.ClaimCheck claim) throws IOException {
        string(1, claim.uri());
        number(2, claim.size());
        bytes(3, ByteString.copyFrom(HexFormat.of().parseHex(claim.sha256())));
        string(4, claim.mediaType());
        raw(claim.unknownFields());
    }

    private void attributes(Map<String, String> attributes) throws IOException {
        if (attributes.isEmpty()) {
            return;
        }
        Map<String, String> sorted = attributes.size() == 1 ? attributes : new TreeMap<>(attributes);
        for (Map.Entry<String, String> attribute : sorted.entrySet()) {
            nested(EnvelopeField.ATTRIBUTES.number(), writer -> writer.entry(attribute));
        }
    }

    /** Both parts are written even if empty, as generated code does. */
    private void entry(Map.Entry<String, String> attribute) throws IOException {
        present(1, attribute.getKey());
        present(2, attribute.getValue());
    }

    private void nested(int field, Part part) throws IOException {
        EnvelopeWriter count = new EnvelopeWriter();
        part.write(count);
        if (out == null) {
            size += CodedOutputStream.computeTagSize(field)
                    + CodedOutputStream.computeUInt32SizeNoTag(count.size)
                    + count.size;
        } else {
            out.writeTag(field, WireFormat.WIRETYPE_LENGTH_DELIMITED);
            out.writeUInt32NoTag(count.size);
            part.write(this);
        }
    }

    private void number(EnvelopeField field, long value) throws IOException {
        number(field.number(), value);
    }

    private void number(int field, long value) throws IOException {
        if (value == 0) {
            return;
        }
        if (out == null) {
            size += CodedOutputStream.computeUInt64Size(field, value);
        } else {
            out.writeUInt64(field, value);
        }
    }

    private void string(EnvelopeField field, String value) throws IOException {
        string(field.number(), value);
    }

    private void string(int field, String value) throws IOException {
        if (!value.isEmpty()) {
            present(field, value);
        }
    }

    private void present(int field, String value) throws IOException {
        if (out == null) {
            size += CodedOutputStream.computeStringSize(field, value);
        } else if (ascii(value)) {
            // writeString would make an array of its own first.
            out.writeTag(field, WireFormat.WIRETYPE_LENGTH_DELIMITED);
            out.writeUInt32NoTag(value.length());
            for (int i = 0; i < value.length(); i++) {
                out.writeRawByte((byte) value.charAt(i));
            }
        } else {
            out.writeString(field, value);
        }
    }

    private static boolean ascii(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) > 0x7F) {
                return false;
            }
        }
        return true;
    }

    private void bytes(EnvelopeField field, ByteString value) throws IOException {
        bytes(field.number(), value);
    }

    private void bytes(int field, ByteString value) throws IOException {
        if (value.isEmpty()) {
            return;
        }
        if (out == null) {
            size += CodedOutputStream.computeBytesSize(field, value);
        } else {
            out.writeBytes(field, value);
        }
    }

    private void id(EnvelopeField field, UUID id) throws IOException {
        if (out == null) {
            size += CodedOutputStream.computeTagSize(field.number()) + 1 + 16;
        } else {
            out.writeTag(field.number(), WireFormat.WIRETYPE_LENGTH_DELIMITED);
            out.writeUInt32NoTag(16);
            out.writeFixed64NoTag(Long.reverseBytes(id.getMostSignificantBits()));
            out.writeFixed64NoTag(Long.reverseBytes(id.getLeastSignificantBits()));
        }
    }

    private void raw(ByteString fields) throws IOException {
        if (out == null) {
            size += fields.size();
        } else {
            out.writeRawBytes(fields);
        }
    }

    /** The fields of a nested message. */
    private interface Part {
        void write(EnvelopeWriter writer) throws IOException;
    }
}
