package io.satbus.benchmarks.measure;

import java.util.List;

/** Measures something of Satbus beside the same with raw Kafka clients. */
@FunctionalInterface
public interface Benchmark {
    /** Runs for minutes, on the calling thread and threads of its own, which have ended when it returns. */
    List<Figure> run(Arena arena) throws Exception;
}
