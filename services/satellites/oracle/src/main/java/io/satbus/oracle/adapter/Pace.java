package io.satbus.oracle.adapter;

import io.satbus.kernel.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/** Spaces rows evenly, so that a demonstration can be watched. Used by one thread. */
final class Pace {
    private final Clock clock;
    private final IntSupplier rowsPerSecond;
    private final CountDownLatch stop;
    private long due;

    /**
     * @param rowsPerSecond asked at every row, so that it can change; 0 is as fast as possible
     * @param stop ends every wait
     */
    Pace(Clock clock, IntSupplier rowsPerSecond, CountDownLatch stop) {
        this.clock = clock;
        this.rowsPerSecond = rowsPerSecond;
        this.stop = stop;
        this.due = clock.nanos();
    }

    /** Waits until the next row is due. */
    void await() throws InterruptedException {
        int rate = rowsPerSecond.getAsInt();
        if (rate <= 0) {
            return;
        }
        long now = clock.nanos();
        long wait = due - now;
        due = Math.max(due, now) + TimeUnit.SECONDS.toNanos(1) / rate;
        if (wait > 0) {
            var _ = stop.await(wait, TimeUnit.NANOSECONDS);
        }
    }
}
