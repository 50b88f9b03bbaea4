package io.satbus.benchmarks.throughput;

import java.time.Duration;

/** Sends messages from one thread and counts them on the other side. */
interface OneWay {
    Duration PATIENCE = Duration.ofMinutes(5);

    /** From the first send until the last one was handled, with clients and topics of its own. */
    Rate send(int records) throws Exception;
}
