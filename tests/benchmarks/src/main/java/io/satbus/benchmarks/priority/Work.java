package io.satbus.benchmarks.priority;

import java.time.Duration;

/** What the handler of a low message does. Safe for use by any thread. */
@FunctionalInterface
interface Work {
    void run() throws InterruptedException;

    /** Waits, as for a disk or another service. */
    static Work blocking(Duration time) {
        return () -> Thread.sleep(time);
    }

    /**
     * Computes: always the same number of steps, which take this long on a core of one's own. (Looking at the clock
     * instead would count the time in which somebody else has the core.)
     */
    static Work burning(Duration time) {
        long steps = Burner.stepsFor(time);
        return () -> Burner.burn(steps);
    }
}
