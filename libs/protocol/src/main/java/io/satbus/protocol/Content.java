package io.satbus.protocol;

import com.google.protobuf.ByteString;
import java.util.Optional;

/**
 * What the payload is, as the envelope tells it.
 *
 * @param type name of the payload's type, such as {@code satbus.messages.v1.Price}
 * @param mediaType {@link #PROTOBUF} or {@link #JSON}, or another that the receiver knows
 * @param size bytes of the record's value as sent
 */
public record Content(
        String type,
        String mediaType,
        int size,
        Compression compression,
        Optional<Encryption> encryption,
        Optional<ClaimCheck> claim) {
    public static final String PROTOBUF = "application/x-protobuf";
    public static final String JSON = "application/json";
    /** Largest payload, in bytes: 10 MB. */
    public static final int MAX_SIZE = 10 * 1024 * 1024;

    public Content {
        requireText(type, 1, 255, "payload_type");
        requireText(mediaType, 1, 255, "content_type");
        checkSize(size);
    }

    /**
     * The number of a payload's bytes.
     *
     * @throws ViolationException with {@code payload-too-large} unless it is 0 to {@link #MAX_SIZE}
     */
    public static int checkSize(long size) {
        if (size < 0 || size > MAX_SIZE) {
            throw new ViolationException(new Violation(
                    Reason.PAYLOAD_TOO_LARGE,
                    "payload_size",
                    "is " + Long.toUnsignedString(size) + " bytes, above the limit of " + MAX_SIZE,
                    "send less, or send a claim check"));
        }
        return (int) size;
    }

    public static Content of(String type, String mediaType, int size) {
        return new Content(type, mediaType, size, Compression.NONE, Optional.empty(), Optional.empty());
    }

    /** How the payload's bytes were compressed, apart from what the producer does with whole batches. */
    public enum Compression {
        NONE(0),
        ZSTD(1),
        LZ4(2);

        private final int number;

        Compression(int number) {
            this.number = number;
        }

        /** The number on the wire. */
        public int number() {
            return number;
        }

        /** @throws ViolationException if no compression has this number */
        public static Compression ofNumber(int number) {
            return switch (number) {
                case 0 -> NONE;
                case 1 -> ZSTD;
                case 2 -> LZ4;
                default ->
                    throw broken(
                            "compression", "is " + number + ", which names none", "use 0 (none), 1 (zstd) or 2 (lz4)");
            };
        }
    }

    /**
     * With what the payload was encrypted.
     *
     * @param unknownFields fields of later minor versions, as they came; kept when forwarded
     */
    public record Encryption(String algorithm, String keyId, ByteString unknownFields) {
        public Encryption(String algorithm, String keyId) {
            this(algorithm, keyId, ByteString.EMPTY);
        }

        public Encryption {
            requireText(algorithm, 1, 64, "encryption.algorithm");
            requireText(keyId, 1, 255, "encryption.key_id");
        }
    }

    /**
     * Where a large payload lies.
     *
     * @param size bytes of the payload there
     * @param sha256 lower-case hexadecimal digest of the payload
     * @param mediaType of the payload there; empty: the content's own
     * @param unknownFields fields of later minor versions, as they came; kept when forwarded
     */
    public record ClaimCheck(String uri, long size, String sha256, String mediaType, ByteString unknownFields) {
        public ClaimCheck(String uri, long size, String sha256, String mediaType) {
            this(uri, size, sha256, mediaType, ByteString.EMPTY);
        }

        public ClaimCheck {
            requireText(uri, 1, 2048, "payload_ref.uri");
            requireText(mediaType, 0, 255, "payload_ref.media_type");
            if (size <= 0) {
                throw broken("payload_ref.size", "is " + size, "use the payload's bytes, at least 1");
            }
            if (sha256.length() != 64
                    || !sha256.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) {
                throw broken("payload_ref.sha256", "is not a SHA-256 digest", "use 32 bytes: 64 lower-case hex digits");
            }
        }
    }

    /** Printable ASCII: it goes into headers, logs and command lines. */
    private static void requireText(String value, int least, int most, String field) {
        int length = value.length();
        if (length < least || length > most) {
            throw broken(field, "has " + length + " characters", "use " + least + " to " + most);
        }
        for (int i = 0; i < length; i++) {
            if (value.charAt(i) < ' ' || value.charAt(i) > '~') {
                throw broken(
                        field,
                        String.format("holds the character U+%04X at %d", (int) value.charAt(i), i),
                        "use printable ASCII");
            }
        }
    }

    private static ViolationException broken(String field, String rule, String fix) {
        return new ViolationException(new Violation(Reason.INVALID_FIELD, field, rule, fix));
    }
}
