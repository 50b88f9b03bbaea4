package io.satbus.benchmarks.throughput;

import io.satbus.benchmarks.measure.Arena;
import io.satbus.benchmarks.measure.Arrivals;
import io.satbus.benchmarks.measure.PollLoop;
import io.satbus.benchmarks.measure.RawClients;
import io.satbus.benchmarks.measure.SendFailures;
import io.satbus.benchmarks.measure.Values;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A producer, and a consumer that counts. */
final class RawOneWay implements OneWay {
    private final Arena arena;
    private final Values values;

    RawOneWay(Arena arena, Values values) {
        this.arena = arena;
        this.values = values;
    }

    @Override
    public Rate send(int records) throws Exception {
        String name = arena.freshName("raw");
        String topic = name + ".topic";
        RawClients clients = new RawClients(arena);
        clients.createTopic(topic);
        Arrivals first = new Arrivals(1);
        Arrivals all = new Arrivals(records + 1L);
        Consumer<String, byte[]> consumer = clients.groupConsumer(name + ".group");
        consumer.subscribe(List.of(topic));
        try (PollLoop _ = PollLoop.start("raw-consumer", consumer, batch -> {
                    first.add(batch.count());
                    all.add(batch.count());
                });
                Producer<String, byte[]> producer = clients.bulkProducer()) {
            send(producer, topic, 1);
            first.await(PATIENCE);
            Rate.Start start = Rate.start();
            send(producer, topic, records);
            return start.end(records, all.await(PATIENCE));
        } finally {
            arena.forget(name);
        }
    }

    private void send(Producer<String, byte[]> producer, String topic, int records) {
        SendFailures failures = new SendFailures();
        for (int i = 0; i < records; i++) {
            var _ = producer.send(record(topic, i), (_, thrown) -> failures.check(thrown));
        }
        producer.flush();
        failures.rethrow();
    }

    private ProducerRecord<String, byte[]> record(String topic, int index) {
        byte[] value = values.value(index);
        return values.keyed()
                ? new ProducerRecord<>(topic, values.key(index), value)
                : new ProducerRecord<>(topic, value);
    }
}
