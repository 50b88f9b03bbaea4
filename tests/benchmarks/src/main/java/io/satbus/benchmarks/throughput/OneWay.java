package io.satbus.benchmarks.throughput;

import java.time.Duration;

/** Sends messages from one thread and counts them on the other side. */
interface OneWay {
    Duration PATIENCE = Duration.ofMinutes(5);

    /** From the first send until the last one was handled, with clients and topics of its own. */
    double recordsPerSecond(int records) throws Exception;

    static double rate(int records, long nanos) {
        return records * 1e9 / nanos;
    }
}
