package io.satbus.bus.lanes;

import io.satbus.bus.LaneSettings;
import io.satbus.kernel.dispatch.Crew;
import io.satbus.kernel.dispatch.Dispatcher;
import io.satbus.protocol.Priority;
import java.time.Duration;

/**
 * Who runs the handlers. Critical ones have platform threads of their own: virtual threads are cooperative, and less
 * urgent handlers that burn CPU would hold their carriers. Safe for use by any thread.
 */
public final class Dispatchers {
    private static final int RANKS = Priority.values().length;

    private final Dispatcher critical;
    private final Dispatcher others;

    public Dispatchers(LaneSettings settings, Crew.Errors errors) {
        critical = Dispatcher.on(Crew.platform("satbus-critical", RANKS, settings.criticalPermits(), errors));
        others = Dispatcher.on(Crew.virtual("satbus-handler", RANKS, settings.permits(), errors));
    }

    public Dispatcher of(int rank) {
        return rank == Priority.CRITICAL.rank() ? critical : others;
    }

    /** Waits until nothing is queued or running; false if the patience was over first. */
    public boolean awaitIdle(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        return critical.awaitIdle(patience)
                && others.awaitIdle(Duration.ofNanos(Math.max(deadline - System.nanoTime(), 0)));
    }

    /** Ends what runs within the patience, interrupts it then; false if some still runs. */
    public boolean close(Duration patience) {
        boolean criticalEnded = critical.close(patience);
        return others.close(patience) && criticalEnded;
    }
}
