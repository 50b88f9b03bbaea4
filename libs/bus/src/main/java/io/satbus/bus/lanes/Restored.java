package io.satbus.bus.lanes;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.BitSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an earlier owner of a partition had finished above the offset that it committed. */
final class Restored {
    /** Tells our metadata from that of other programs, and this form from later ones. */
    static final String PREFIX = "sb1:";

    private static final Logger LOG = LoggerFactory.getLogger(Restored.class);

    private final long base;
    private final BitSet finished;

    private Restored(long base, BitSet finished) {
        this.base = base;
        this.finished = finished;
    }

    /** Reads what {@link OffsetRing#metadata} wrote. What cannot be read counts as nothing: work is repeated, not lost. */
    static Restored parse(long committed, String metadata) {
        if (!metadata.startsWith(PREFIX)) {
            return new Restored(committed, new BitSet());
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(metadata.substring(PREFIX.length()));
            ByteBuffer words = ByteBuffer.wrap(bytes);
            long[] bits = new long[bytes.length / Long.BYTES];
            for (int i = 0; i < bits.length; i++) {
                bits[i] = words.getLong();
            }
            return new Restored(committed, BitSet.valueOf(bits));
        } catch (IllegalArgumentException e) {
            LOG.warn("Commit metadata at offset {} cannot be read; finished work above it is repeated", committed, e);
            return new Restored(committed, new BitSet());
        }
    }

    boolean contains(long offset) {
        long index = offset - base;
        return index >= 0 && index < finished.length() && finished.get((int) index);
    }
}
