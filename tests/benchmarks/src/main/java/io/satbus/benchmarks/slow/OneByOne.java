package io.satbus.benchmarks.slow;

import io.satbus.benchmarks.measure.Arena;
import io.satbus.benchmarks.measure.Arrivals;
import io.satbus.benchmarks.measure.PollLoop;
import io.satbus.benchmarks.measure.RawClients;
import io.satbus.benchmarks.measure.Values;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A raw consumer that handles in its poll loop. */
final class OneByOne {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Arena arena;
    private final Values values = new Values(SlowHandlers.KEYS);

    OneByOne(Arena arena) {
        this.arena = arena;
    }

    /** From the first send until the last one was handled. */
    SlowHandlers.Run handle(int messages) throws Exception {
        String name = arena.freshName("raw");
        String topic = name + ".topic";
        RawClients clients = new RawClients(arena);
        clients.createTopic(topic, SlowHandlers.PARTITIONS);
        Arrivals all = new Arrivals(messages);
        Consumer<String, byte[]> consumer = clients.groupConsumer(name + ".group");
        consumer.subscribe(List.of(topic));
        try (PollLoop _ = PollLoop.start("raw-consumer", consumer, batch -> {
                    for (ConsumerRecord<String, byte[]> _ : batch) {
                        Thread.sleep(SlowHandlers.BLOCKED);
                        all.add();
                    }
                });
                Producer<String, byte[]> producer = clients.bulkProducer()) {
            long begun = System.nanoTime();
            for (int i = 0; i < messages; i++) {
                var _ = producer.send(new ProducerRecord<>(topic, values.key(i), values.value(i)));
            }
            producer.flush();
            return new SlowHandlers.Run((all.await(PATIENCE) - begun) / 1e9, 0);
        } finally {
            arena.forget(name);
        }
    }
}
