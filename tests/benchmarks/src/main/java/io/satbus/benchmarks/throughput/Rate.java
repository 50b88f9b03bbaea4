package io.satbus.benchmarks.throughput;

import io.satbus.benchmarks.measure.Cpu;

/**
 * What one run reached.
 *
 * @param cpuMicros processor time of the clients for each record, the broker's not included
 */
record Rate(double perSecond, double cpuMicros) {
    /** Begins to measure. */
    static Start start() {
        return new Start(System.nanoTime(), Cpu.nanos());
    }

    record Start(long nanos, long cpuNanos) {
        Rate end(int records, long endNanos) {
            return new Rate(records * 1e9 / (endNanos - nanos), (Cpu.nanos() - cpuNanos) / 1e3 / records);
        }
    }
}
