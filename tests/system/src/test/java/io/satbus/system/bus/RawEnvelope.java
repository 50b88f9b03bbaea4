package io.satbus.system.bus;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import java.io.ByteArrayOutputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/** An envelope as whoever may write it who does not use our library: with any numbers in any field. */
final class RawEnvelope {
    static final int MAJOR = 1;
    static final int KIND = 4;
    static final int PRIORITY = 5;
    static final int PAYLOAD_SIZE = 23;
    static final int TTL_MS = 15;

    private final byte[] good;
    private final Map<Integer, Long> numbers = new HashMap<>();

    private RawEnvelope(byte[] good) {
        this.good = good;
    }

    /** Begins with an envelope that is good. */
    static RawEnvelope of(byte[] good) {
        return new RawEnvelope(good);
    }

    /** Puts another number into a field. */
    RawEnvelope with(int field, long number) {
        numbers.put(field, number);
        return this;
    }

    byte[] bytes() {
        try {
            UnknownFieldSet.Builder fields = UnknownFieldSet.newBuilder().mergeFrom(good);
            numbers.forEach((field, number) -> fields.clearField(field)
                    .addField(
                            field,
                            UnknownFieldSet.Field.newBuilder().addVarint(number).build()));
            return fields.build().toByteArray();
        } catch (InvalidProtocolBufferException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A good envelope with more behind it: with Protobuf, the last of a field's values counts. */
    static byte[] append(byte[] good, int... more) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(good);
        for (int one : more) {
            bytes.write(one);
        }
        return bytes.toByteArray();
    }
}
