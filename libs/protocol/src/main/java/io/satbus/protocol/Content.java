package io.satbus.protocol;

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
        if (type.isEmpty() || type.length() > 255) {
            throw new ViolationException(new Violation(
                    Reason.INVALID_FIELD, "payload_type", "has " + type.length() + " characters", "use 1 to 255"));
        }
        if (size < 0 || size > MAX_SIZE) {
            throw new ViolationException(new Violation(
                    Reason.PAYLOAD_TOO_LARGE,
                    "payload_size",
                    "is " + size + " bytes, above the limit of " + MAX_SIZE,
                    "send less, or send a claim check"));
        }
    }

    public static Content of(String type, String mediaType, int size) {
        return new Content(type, mediaType, size, Compression.NONE, Optional.empty(), Optional.empty());
    }

    /** How the payload's bytes were compressed, apart from what the producer does with whole batches. */
    public enum Compression {
        NONE,
        ZSTD,
        LZ4
    }

    /** With what the payload was encrypted. */
    public record Encryption(String algorithm, String keyId) {}

    /**
     * Where a large payload lies.
     *
     * @param sha256 lower-case hexadecimal digest of the payload
     */
    public record ClaimCheck(String uri, long size, String sha256, String mediaType) {}
}
