package io.satbus.bus.lanes;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.util.Base64;

/**
 * Which offsets of a partition are finished: a ring of done bits between the lowest unfinished offset and the highest
 * begun. Handlers finish in any order; only what lies below the lowest unfinished one may be committed. What is finished
 * above it goes into the commit's metadata, so that a restart does not repeat it.
 *
 * <p>The poll thread owns it. Only {@link #finish} may be called by any thread; it sets a bit that the owner reads.
 */
final class OffsetRing {
    /** Offsets that may lie between the lowest unfinished and the highest begun. A power of two. */
    static final int CAPACITY = 1 << 16;

    /** Kafka's default limit of commit metadata is 4,096 bytes; Base64 turns 3 into 4. */
    private static final int MAX_METADATA_WORDS = 256;

    private static final VarHandle WORD = MethodHandles.arrayElementVarHandle(long[].class);
    private static final int MASK = CAPACITY - 1;

    private final long[] done = new long[CAPACITY / Long.SIZE];

    /** The lowest offset that is not finished. */
    private long base;
    /** One above the highest offset that was begun. */
    private long next;

    /** @param position the first offset that will be read */
    OffsetRing(long position) {
        base = position;
        next = position;
    }

    /** Whether the offset can be begun without overwriting an unfinished one. */
    boolean hasRoomFor(long offset) {
        advance();
        return base == next || offset - base < CAPACITY;
    }

    /**
     * Begins an offset, in ascending order. Offsets that the log left out (compaction, transaction markers) count as
     * finished.
     */
    void begin(long offset) {
        if (base == next) {
            base = offset;
        } else {
            for (long skipped = next; skipped < offset; skipped++) {
                finish(skipped);
            }
        }
        next = offset + 1;
    }

    /** Marks an offset that was begun as finished. Any thread; repeating it changes nothing. */
    void finish(long offset) {
        WORD.getAndBitwiseOr(done, word(offset), bit(offset));
    }

    /** Moves over all that is finished, and gives the offset to commit: everything below it is finished. */
    long advance() {
        while (base < next && isSet(base)) {
            WORD.getAndBitwiseAnd(done, word(base), ~bit(base));
            base++;
        }
        return base;
    }

    /** How far the highest begun offset is ahead of the lowest unfinished one. */
    int span() {
        return (int) (next - base);
    }

    /** What is finished above the offset to commit, for {@link Restored#parse}. Empty if nothing is. */
    String metadata() {
        int words = Math.min((span() + Long.SIZE - 1) / Long.SIZE, MAX_METADATA_WORDS);
        ByteBuffer bytes = ByteBuffer.allocate(words * Long.BYTES);
        long any = 0;
        for (int i = 0; i < words; i++) {
            long word = wordFrom(base + (long) i * Long.SIZE);
            any |= word;
            bytes.putLong(word);
        }
        return any == 0
                ? ""
                : Restored.PREFIX + Base64.getEncoder().withoutPadding().encodeToString(bytes.array());
    }

    private long wordFrom(long offset) {
        long word = 0;
        for (int i = 0; i < Long.SIZE && offset + i < next; i++) {
            if (isSet(offset + i)) {
                word |= 1L << i;
            }
        }
        return word;
    }

    private boolean isSet(long offset) {
        return ((long) WORD.getVolatile(done, word(offset)) & bit(offset)) != 0;
    }

    private static int word(long offset) {
        return (int) (offset & MASK) >>> 6;
    }

    private static long bit(long offset) {
        return 1L << (offset & 63);
    }
}
