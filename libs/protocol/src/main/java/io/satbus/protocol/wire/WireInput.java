package io.satbus.protocol.wire;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import io.satbus.protocol.Reason;
import io.satbus.protocol.Violation;
import io.satbus.protocol.ViolationException;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;

/**
 * The bytes of an envelope, or of a message nested in it, value by value. Nothing is allocated for a length before it is
 * known that so many bytes are there. For one use by one thread.
 */
final class WireInput {
    private static final KnownStrings KNOWN = new KnownStrings();
    /** Of groups in unknown fields. */
    private static final int MAX_NESTING = 16;

    private final byte[] bytes;
    private final int start;
    private final int end;
    private final CodedInputStream in;
    private int tagStart;

    WireInput(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    private WireInput(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.start = start;
        this.end = end;
        in = CodedInputStream.newInstance(bytes, start, end - start);
        in.setRecursionLimit(MAX_NESTING);
    }

    int size() {
        return end - start;
    }

    /** The next tag, or 0 at the end. */
    int tag() throws IOException {
        tagStart = position();
        return in.readTag();
    }

    int number() throws IOException {
        return in.readRawVarint32();
    }

    long longNumber() throws IOException {
        return in.readRawVarint64();
    }

    ByteString bytes() throws IOException {
        return in.readBytes();
    }

    UUID id(String field) throws IOException {
        int length = length();
        if (length != 16) {
            throw new ViolationException(new Violation(
                    Reason.INVALID_FIELD, field, "has " + length + " bytes", "use the 16 bytes of a UUIDv7"));
        }
        return new UUID(Long.reverseBytes(in.readRawLittleEndian64()), Long.reverseBytes(in.readRawLittleEndian64()));
    }

    String string(String field) throws IOException {
        try {
            return in.readStringRequireUtf8();
        } catch (InvalidProtocolBufferException e) {
            if (in.getTotalBytesRead() + start >= end) {
                throw e;
            }
            throw notUtf8(field);
        }
    }

    /** One that many envelopes have in common. */
    String knownString(String field) throws IOException {
        int length = length();
        Optional<String> text = KNOWN.find(bytes, position(), length);
        in.skipRawBytes(length);
        return text.orElseThrow(() -> notUtf8(field));
    }

    /** A nested message, and moves past it. */
    WireInput nested() throws IOException {
        int length = length();
        int from = position();
        in.skipRawBytes(length);
        return new WireInput(bytes, from, from + length);
    }

    /** Moves past a field that this version does not know, and returns its bytes with the tag. */
    ByteString unknown(int tag) throws IOException {
        if (!in.skipField(tag)) {
            throw new ViolationException(new Violation(
                    Reason.MALFORMED_ENVELOPE,
                    "field " + WireFormat.getTagFieldNumber(tag),
                    "ends a group that never began",
                    "write what a Protobuf library writes"));
        }
        return ByteString.copyFrom(bytes, tagStart, position() - tagStart);
    }

    Violation truncated() {
        return new Violation(
                Reason.MALFORMED_ENVELOPE,
                "envelope",
                "is cut off, or no envelope, at byte " + tagStart + " of " + bytes.length,
                "write what a Protobuf library writes");
    }

    /** A length that the remaining bytes can hold. */
    private int length() throws IOException {
        int length = in.readRawVarint32();
        if (length < 0 || length > end - position()) {
            throw new InvalidProtocolBufferException("a length of " + Integer.toUnsignedString(length) + " where "
                    + (end - position()) + " bytes are left");
        }
        return length;
    }

    private int position() {
        return start + in.getTotalBytesRead();
    }

    private static ViolationException notUtf8(String field) {
        return new ViolationException(
                new Violation(Reason.MALFORMED_ENVELOPE, field, "is not UTF-8", "encode text as UTF-8"));
    }
}
