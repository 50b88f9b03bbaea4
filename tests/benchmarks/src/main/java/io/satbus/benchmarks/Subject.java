package io.satbus.benchmarks;

import io.satbus.benchmarks.envelope.EnvelopeCost;
import io.satbus.benchmarks.footprint.Footprint;
import io.satbus.benchmarks.latency.Latency;
import io.satbus.benchmarks.measure.Benchmark;
import io.satbus.benchmarks.priority.PriorityOvertaking;
import io.satbus.benchmarks.slow.SlowHandlers;
import io.satbus.benchmarks.throughput.Throughput;
import java.util.Locale;

/** What can be measured, in the order of the result. */
enum Subject {
    THROUGHPUT,
    LATENCY,
    PRIORITY,
    SLOW,
    ENVELOPE,
    FOOTPRINT;

    Benchmark benchmark() {
        return switch (this) {
            case THROUGHPUT -> new Throughput();
            case LATENCY -> new Latency();
            case PRIORITY -> new PriorityOvertaking();
            case SLOW -> new SlowHandlers();
            case ENVELOPE -> new EnvelopeCost();
            case FOOTPRINT -> new Footprint();
        };
    }

    /** The word on the command line. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
