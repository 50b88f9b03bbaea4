package io.satbus.benchmarks.priority;

import io.satbus.benchmarks.measure.Effort;
import io.satbus.benchmarks.measure.Samples;
import io.satbus.benchmarks.priority.Session.Receiving;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/**
 * One run of one side: critical messages with nothing else to do, then behind a backlog, then the backlog alone. The
 * backlog is drained for a time only: the rate counts.
 */
final class Trial {
    private static final long CRITICAL_INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(1) / 100;
    /** The first two seconds warm up. */
    private static final int WARM_UP = 200;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Work work;
    private final int backlog;
    private final Duration idle;
    private final Duration window;

    Trial(Work work, Effort effort) {
        this.work = work;
        backlog = effort.choose(1_000_000, 100_000);
        idle = effort.choose(Duration.ofSeconds(12), Duration.ofSeconds(4));
        window = effort.choose(Duration.ofSeconds(20), Duration.ofSeconds(3));
    }

    /** What came of it. Rates are low messages in a second. */
    record Outcome(Samples idle, Samples critical, double low, double lowAlone) {}

    /** Closes the session at the end. */
    Outcome run(Session opened) throws Exception {
        try (Session session = opened) {
            Observed undisturbed = new Observed(work);
            try (Receiving receiving = session.receive(undisturbed)) {
                int sent = send(receiving, undisturbed, idle, Long.MAX_VALUE);
                await(undisturbed, sent);
            }
            session.sendLow(backlog);
            Observed mixed = new Observed(work);
            double low;
            try (Receiving receiving = session.receive(mixed)) {
                int sent = send(receiving, mixed, window, backlog);
                low = mixed.lowPerSecond();
                await(mixed, sent);
            }
            session.sendLow(backlog);
            Observed alone = new Observed(work);
            double lowAlone;
            try (Receiving _ = session.receive(alone)) {
                awaitLow(alone);
                lowAlone = alone.lowPerSecond();
            }
            return new Outcome(
                    undisturbed.critical().after(WARM_UP), mixed.critical().after(WARM_UP), low, lowAlone);
        }
    }

    /** Sends critical messages at a steady rate until the time is over or the backlog handled; returns how many. */
    private static int send(Receiving receiving, Observed observed, Duration time, long lowMessages) {
        long begun = System.nanoTime();
        int sent = 0;
        while (System.nanoTime() - begun < time.toNanos() && observed.lowCount() < lowMessages) {
            receiving.sendCritical();
            sent++;
            long due = begun + sent * CRITICAL_INTERVAL_NANOS;
            for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                LockSupport.parkNanos(wait);
            }
        }
        return sent;
    }

    private static void await(Observed observed, int sent) throws TimeoutException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (observed.critical().count() < sent) {
            if (System.nanoTime() > deadline) {
                throw new TimeoutException("Only " + observed.critical().count() + " of " + sent
                        + " critical messages arrived within " + PATIENCE);
            }
            LockSupport.parkNanos(CRITICAL_INTERVAL_NANOS);
        }
    }

    private void awaitLow(Observed observed) {
        long deadline = System.nanoTime() + window.toNanos();
        while (observed.lowCount() < backlog && System.nanoTime() < deadline) {
            LockSupport.parkNanos(CRITICAL_INTERVAL_NANOS);
        }
    }
}
