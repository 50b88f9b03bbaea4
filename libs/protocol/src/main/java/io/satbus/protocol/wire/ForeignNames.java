package io.satbus.protocol.wire;

import io.satbus.protocol.Names;
import io.satbus.protocol.Source;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.UUID;

/** Gives senders that know nothing of Satbus names and ids of our form: always the same for the same input. */
final class ForeignNames {
    /** The satellite of senders whose source is not {@code satellite/instance}. */
    static final String EXTERNAL = "external";

    private ForeignNames() {}

    /** {@code a/b} and {@code /a/b} name an instance; any other URI becomes one of {@link #EXTERNAL}. */
    static Source source(String text) {
        String path = text.startsWith("/") ? text.substring(1) : text;
        int slash = path.indexOf('/');
        if (slash > 0 && Names.valid(path.substring(0, slash)) && Names.valid(path.substring(slash + 1))) {
            return new Source(path.substring(0, slash), path.substring(slash + 1), 0);
        }
        String bare = path.replaceAll("[^A-Za-z0-9_-]+", "-");
        String instance = bare.substring(0, Math.min(bare.length(), Names.MAX_NAME));
        return new Source(EXTERNAL, instance.isEmpty() ? "-" : instance, 0);
    }

    /**
     * A UUIDv7 stays what it is. Any other id gets the layout of one (RFC 9562): the time, and a hash of source and id in
     * place of chance; so the same event sent twice with its time has the same id twice.
     */
    static UUID id(String text, String source, Instant time) {
        try {
            UUID given = UUID.fromString(text);
            if (given.version() == 7 && given.variant() == 2) {
                return given;
            }
        } catch (IllegalArgumentException e) {
            // CloudEvents allows any text.
            return derived(text, source, time);
        }
        return derived(text, source, time);
    }

    private static UUID derived(String text, String source, Instant time) {
        ByteBuffer hash = ByteBuffer.wrap(sha256(source + '\n' + text));
        long high = (time.toEpochMilli() << 16) | 0x7000L | (hash.getLong() & 0xFFFL);
        long low = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
