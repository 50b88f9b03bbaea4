package io.satbus.benchmarks.measure;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what has arrived until all has. Safe for use by any thread. */
public final class Arrivals {
    private final long expected;
    private final AtomicLong seen = new AtomicLong();
    private final CountDownLatch all = new CountDownLatch(1);
    private volatile long lastNanos;

    public Arrivals(long expected) {
        this.expected = expected;
    }

    public void add() {
        add(1);
    }

    public void add(int count) {
        long now = seen.addAndGet(count);
        if (now >= expected && now - count < expected) {
            lastNanos = System.nanoTime();
            all.countDown();
        }
    }

    public long count() {
        return seen.get();
    }

    /**
     * Waits for the last one.
     *
     * @return {@link System#nanoTime} when it arrived
     */
    public long await(Duration patience) throws InterruptedException, TimeoutException {
        if (!all.await(patience.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new TimeoutException("Only " + seen + " of " + expected + " messages arrived within " + patience
                    + "; see the warnings above");
        }
        return lastNanos;
    }
}
