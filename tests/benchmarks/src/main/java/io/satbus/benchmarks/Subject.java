package io.satbus.benchmarks;

import io.satbus.benchmarks.latency.Latency;
import io.satbus.benchmarks.measure.Benchmark;
import io.satbus.benchmarks.throughput.Throughput;
import java.util.Locale;

/** What can be measured, in the order of the result. */
enum Subject {
    THROUGHPUT,
    LATENCY;

    Benchmark benchmark() {
        return switch (this) {
            case THROUGHPUT -> new Throughput();
            case LATENCY -> new Latency();
        };
    }

    /** The word on the command line. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
