package io.satbus.benchmarks.measure;

import java.time.Duration;

/**
 * How much is measured.
 *
 * @param runs of each side; the median counts
 * @param quick fewer and shorter runs, to see that everything works; the figures are worth little
 */
public record Effort(int runs, boolean quick) {
    public Effort {
        if (runs < 1) {
            throw new IllegalArgumentException("runs is " + runs + "; use 1 or more");
        }
    }

    public int choose(int full, int brief) {
        return quick ? brief : full;
    }

    public Duration choose(Duration full, Duration brief) {
        return quick ? brief : full;
    }
}
