package io.satbus.benchmarks.priority;

import io.satbus.benchmarks.measure.Latencies;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;

/** What the handlers see. Safe for use by any thread. */
final class Observed {
    private static final int MOST_CRITICAL = 100_000;

    private final Work work;
    private final Latencies critical = new Latencies(MOST_CRITICAL);
    private final AtomicLong low = new AtomicLong();
    private final AtomicLong firstLow = new AtomicLong();
    private volatile long lastLow;

    Observed(Work work) {
        this.work = work;
    }

    /** The time of its sending, as the payload of a critical message. */
    static byte[] stamp() {
        return ByteBuffer.allocate(Long.BYTES).putLong(System.nanoTime()).array();
    }

    void critical(byte[] stamp) {
        critical.add(System.nanoTime() - ByteBuffer.wrap(stamp).getLong());
    }

    void low() throws InterruptedException {
        if (firstLow.get() == 0) {
            firstLow.compareAndSet(0, System.nanoTime());
        }
        work.run();
        low.incrementAndGet();
        lastLow = System.nanoTime();
    }

    Latencies critical() {
        return critical;
    }

    long lowCount() {
        return low.get();
    }

    /** Low messages handled in a second, from the first to the latest. */
    double lowPerSecond() {
        return low.get() * 1e9 / Math.max(lastLow - firstLow.get(), 1);
    }
}
