package io.satbus.protocol;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes UUIDv7 (RFC 9562, section 6.2, method 3): 48 bits of milliseconds, then 12 bits that refine and order ids of one
 * millisecond, then 62 random bits. Ids of one process strictly increase in their first 64 bits until more than 4,096
 * are made in a millisecond; then the clock part runs ahead. Safe for use by any thread.
 */
public final class MessageIds {
    private static final AtomicLong LAST = new AtomicLong();

    private MessageIds() {}

    public static UUID next() {
        // Milliseconds and 12 bits of sequence in one number: a plain increment orders both.
        long now = System.currentTimeMillis() << 12;
        long stamp = LAST.updateAndGet(last -> Math.max(last + 1, now));
        long high = ((stamp & ~0xFFFL) << 4) | 0x7000L | (stamp & 0xFFFL);
        long low = (ThreadLocalRandom.current().nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    /** When the id was made, in milliseconds since the epoch. */
    public static long millisOf(UUID id) {
        return id.getMostSignificantBits() >>> 16;
    }
}
