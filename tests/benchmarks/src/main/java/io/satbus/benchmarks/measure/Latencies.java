package io.satbus.benchmarks.measure;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;

/** Collects samples from many threads. What comes after it is full is dropped. */
public final class Latencies {
    private final AtomicLongArray nanos;
    private final AtomicInteger count = new AtomicInteger();

    public Latencies(int capacity) {
        nanos = new AtomicLongArray(capacity);
    }

    public void add(long sample) {
        int index = count.getAndIncrement();
        if (index < nanos.length()) {
            nanos.set(index, sample);
        }
    }

    public int count() {
        return Math.min(count.get(), nanos.length());
    }

    /** All but the first ones, which warm up. Once all have been added. */
    public Samples after(int first) {
        int taken = count() - first;
        long[] copy = new long[Math.max(taken, 0)];
        for (int i = 0; i < taken; i++) {
            copy[i] = nanos.get(first + i);
        }
        return new Samples(copy, copy.length);
    }
}
