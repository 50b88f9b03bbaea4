package io.satbus.bus.lanes;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Decides what has to be done with a record. Called on the poll thread: cheap, never blocks, never throws. */
@FunctionalInterface
public interface Intake {
    Job accept(ConsumerRecord<byte[], byte[]> consumed);
}
