package io.satbus.benchmarks.priority;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** Keeps a core busy for a known number of steps. */
final class Burner {
    /** Long enough for the optimizing compiler to be done, even on a busy machine. */
    private static final long TRIAL_NANOS = TimeUnit.SECONDS.toNanos(3);

    private static final int TRIAL_STEPS = 200_000;
    /** Takes the results, so that the compiler cannot drop the steps. */
    private static final LongAdder RESULTS = new LongAdder();

    private Burner() {}

    static void burn(long steps) {
        long x = steps;
        for (long i = 0; i < steps; i++) {
            x = x * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L;
        }
        if (x == 0) {
            RESULTS.add(x);
        }
    }

    /** By the fastest of many trials: the others were interrupted, or not compiled yet. */
    static long stepsFor(Duration time) {
        long fastest = Long.MAX_VALUE;
        long end = System.nanoTime() + TRIAL_NANOS;
        for (long begun = System.nanoTime(); begun < end; begun = System.nanoTime()) {
            burn(TRIAL_STEPS);
            fastest = Math.min(fastest, System.nanoTime() - begun);
        }
        return Math.max(1, time.toNanos() * TRIAL_STEPS / fastest);
    }
}
