package io.satbus.protocol.wire;

import com.google.protobuf.ByteString;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Remembers strings that come again and again, such as the names of satellites and types, so that they are neither
 * decoded nor allocated anew. A table of fixed size where a newcomer replaces whoever has its place: bounded, and a
 * sender of random names slows itself only.
 *
 * <p>Safe for use by any thread without locks: entries are immutable, and a lost write costs one more decoding.
 */
final class KnownStrings {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    /** Longer ones are not worth remembering. */
    private static final int MAX_LENGTH = 128;

    private static final int PLACES = 1024;

    private final @Nullable Entry[] entries = new @Nullable Entry[PLACES];

    /** The string of these bytes; empty if they are not UTF-8. */
    Optional<String> find(byte[] bytes, int start, int length) {
        int place = hash(bytes, start, length) & (PLACES - 1);
        Entry entry = entries[place];
        if (entry != null && Arrays.equals(entry.bytes, 0, entry.bytes.length, bytes, start, start + length)) {
            return entry.text;
        }
        ByteString copy = ByteString.copyFrom(bytes, start, length);
        if (!copy.isValidUtf8()) {
            return Optional.empty();
        }
        Optional<String> text = Optional.of(copy.toStringUtf8());
        if (length <= MAX_LENGTH) {
            entries[place] = new Entry(copy.toByteArray(), text);
        }
        return text;
    }

    /** Eight bytes at a time; the last eight overlap. */
    private static int hash(byte[] bytes, int start, int length) {
        long hash = length;
        int end = start + length;
        if (length < Long.BYTES) {
            for (int i = start; i < end; i++) {
                hash = hash * 31 + bytes[i];
            }
        } else {
            for (int i = start; i < end - Long.BYTES; i += Long.BYTES) {
                hash = (hash ^ (long) LONG.get(bytes, i)) * 0x9E37_79B9_7F4A_7C15L;
                hash ^= hash >>> 32;
            }
            hash ^= (long) LONG.get(bytes, end - Long.BYTES);
        }
        hash *= 0x9E37_79B9_7F4A_7C15L;
        return (int) (hash >>> 40);
    }

    /** Holds the text ready wrapped, so that finding it allocates nothing. */
    private static final class Entry {
        private final byte[] bytes;
        private final Optional<String> text;

        Entry(byte[] bytes, Optional<String> text) {
            this.bytes = bytes;
            this.text = text;
        }
    }
}
