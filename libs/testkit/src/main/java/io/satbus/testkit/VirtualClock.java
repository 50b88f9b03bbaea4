package io.satbus.testkit;

import io.satbus.kernel.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Time that stands still until a test moves it. Safe for use by any thread.
 *
 * <p>Wall time and elapsed time move together with {@link #advance}. {@link #setWall} moves wall time alone, as somebody
 * does who sets the machine's clock: code that counts time by it is found out.
 */
public final class VirtualClock implements Clock {
    private final AtomicLong wallMillis;
    private final AtomicLong nanos = new AtomicLong();
    private final VirtualTimer timer = new VirtualTimer(nanos::get);

    private VirtualClock(Instant begin) {
        wallMillis = new AtomicLong(begin.toEpochMilli());
    }

    /** A clock that stands at the first moment of 2026. */
    public static VirtualClock create() {
        return at(Instant.parse("2026-01-01T00:00:00Z"));
    }

    public static VirtualClock at(Instant begin) {
        return new VirtualClock(begin);
    }

    @Override
    public long wallMillis() {
        return wallMillis.get();
    }

    @Override
    public long nanos() {
        return nanos.get();
    }

    /**
     * Lets time pass. What the {@link #timer} has planned for it runs on the calling thread, each at its own moment.
     *
     * @throws IllegalArgumentException if it is negative: elapsed time never goes back
     */
    public void advance(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException(
                    "Cannot advance by " + time + ": elapsed time never goes back; use setWall to set the clock");
        }
        long end = nanos.get() + time.toNanos();
        timer.runUntil(end, this::moveTo);
        moveTo(end);
    }

    /** Sets wall time, forward or back; elapsed time does not notice. */
    public void setWall(Instant time) {
        wallMillis.set(time.toEpochMilli());
    }

    /** Runs what it is given when this clock gets there. Its tasks run on the thread that advances the clock. */
    public ScheduledExecutorService timer() {
        return timer;
    }

    private void moveTo(long target) {
        long before = nanos.get();
        if (target > before) {
            nanos.set(target);
            // Whole milliseconds passed on the elapsed clock, so that many small steps add up.
            wallMillis.addAndGet(target / 1_000_000 - before / 1_000_000);
        }
    }
}
