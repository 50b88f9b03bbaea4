package io.satbus.bus.lanes;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** How much of a lane's work is taken and not finished. Any thread. */
final class Load {
    private final int maxMessages;
    private final long maxBytes;
    private final AtomicInteger messages = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();

    Load(int maxMessages, long maxBytes) {
        this.maxMessages = maxMessages;
        this.maxBytes = maxBytes;
    }

    void add(int size) {
        messages.incrementAndGet();
        bytes.addAndGet(size);
    }

    void remove(int size) {
        messages.decrementAndGet();
        bytes.addAndGet(-size);
    }

    int messages() {
        return messages.get();
    }

    boolean isFull() {
        return messages.get() >= maxMessages || bytes.get() >= maxBytes;
    }

    /** So far above the bound that even what was fetched already must be fetched again later. */
    boolean isOverfull() {
        return bytes.get() >= 2 * maxBytes;
    }

    /** Room enough that it pays to fetch again: half is free. */
    boolean hasEased() {
        return messages.get() <= maxMessages / 2 && bytes.get() <= maxBytes / 2;
    }
}
