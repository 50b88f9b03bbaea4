package io.satbus.benchmarks.measure;

import java.util.Arrays;

/** Measured durations in nanoseconds. Any thread may read it; nobody changes it. */
public final class Samples {
    private static final double NANOS_PER_MILLI = 1e6;
    private final long[] sorted;

    /** Copies them. */
    public Samples(long[] nanos, int count) {
        if (count < 1) {
            throw new IllegalArgumentException("nothing was measured: no sample was taken");
        }
        sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
    }

    public int count() {
        return sorted.length;
    }

    /** The smallest sample that is not below the given share of all, in milliseconds. */
    public double percentileMillis(double percent) {
        int rank = (int) Math.ceil(percent / 100 * sorted.length);
        return sorted[Math.max(rank, 1) - 1] / NANOS_PER_MILLI;
    }

    public double p50() {
        return percentileMillis(50);
    }

    public double p99() {
        return percentileMillis(99);
    }

    /** The middle one; of an even number, the mean of the two in the middle. */
    public static double median(double... values) {
        double[] ordered = values.clone();
        Arrays.sort(ordered);
        int middle = ordered.length / 2;
        return ordered.length % 2 == 1 ? ordered[middle] : (ordered[middle - 1] + ordered[middle]) / 2;
    }
}
