package io.satbus.oracle.domain;

import java.util.Arrays;

/** The latest so many numbers, and their robust statistics. */
final class SlidingWindow {
    private final double[] ring;
    private int size;
    private int next;

    SlidingWindow(int capacity) {
        ring = new double[capacity];
    }

    void add(double value) {
        ring[next] = value;
        next = (next + 1) % ring.length;
        size = Math.min(size + 1, ring.length);
    }

    int size() {
        return size;
    }

    /** Of what is in the window; it must hold something. */
    double median() {
        return medianOf(Arrays.copyOf(ring, size));
    }

    /** Median absolute deviation from this centre, without the factor that would make it estimate a standard deviation. */
    double deviationFrom(double centre) {
        double[] distances = new double[size];
        for (int i = 0; i < size; i++) {
            distances[i] = Math.abs(ring[i] - centre);
        }
        return medianOf(distances);
    }

    /** Oldest first. */
    double[] values() {
        double[] values = new double[size];
        int first = size < ring.length ? 0 : next;
        for (int i = 0; i < size; i++) {
            values[i] = ring[(first + i) % ring.length];
        }
        return values;
    }

    private static double medianOf(double[] values) {
        Arrays.sort(values);
        int middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
