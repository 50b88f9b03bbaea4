package io.satbus.benchmarks.priority;

import io.satbus.benchmarks.measure.Arena;
import io.satbus.benchmarks.measure.PollLoop;
import io.satbus.benchmarks.measure.RawClients;
import io.satbus.benchmarks.measure.SendFailures;
import io.satbus.benchmarks.measure.Values;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A topic and a consumer with its thread for each priority; handlers run in the poll loops. */
final class RawSession implements Session {
    private static final int KEYS = 10_000;

    private final Arena arena;
    private final String name;
    private final String low;
    private final String critical;
    private final RawClients clients;
    private final Producer<String, byte[]> bulk;
    private final Producer<String, byte[]> urgent;
    private final Values values = new Values(KEYS);

    RawSession(Arena arena) throws InterruptedException {
        this.arena = arena;
        name = arena.freshName("raw");
        low = name + ".low";
        critical = name + ".critical";
        clients = new RawClients(arena);
        clients.createTopic(low);
        clients.createTopic(critical);
        bulk = clients.bulkProducer();
        urgent = clients.urgentProducer();
    }

    @Override
    public void sendLow(int count) {
        SendFailures failures = new SendFailures();
        for (int i = 0; i < count; i++) {
            var _ = bulk.send(
                    new ProducerRecord<>(low, values.key(i), values.value(i)), (_, thrown) -> failures.check(thrown));
        }
        bulk.flush();
        failures.rethrow();
    }

    @Override
    public Receiving receive(Observed observed) throws InterruptedException, TimeoutException {
        PollLoop urgentLoop = PollLoop.start("raw-critical", consumer(critical), batch -> {
            for (ConsumerRecord<String, byte[]> consumed : batch) {
                observed.critical(consumed.value());
            }
        });
        PollLoop lowLoop = PollLoop.start("raw-low", consumer(low), batch -> {
            for (ConsumerRecord<String, byte[]> _ : batch) {
                observed.low();
            }
        });
        SendFailures failures = new SendFailures();
        return new Receiving() {
            @Override
            public void sendCritical() {
                var _ = urgent.send(
                        new ProducerRecord<>(critical, Observed.stamp()), (_, thrown) -> failures.check(thrown));
            }

            @Override
            public void close() {
                lowLoop.close();
                urgentLoop.close();
                failures.rethrow();
            }
        };
    }

    private Consumer<String, byte[]> consumer(String topic) {
        Consumer<String, byte[]> consumer = clients.groupConsumer(topic + ".group");
        consumer.subscribe(List.of(topic));
        return consumer;
    }

    @Override
    public void close() {
        bulk.close();
        urgent.close();
        arena.forget(name);
    }
}
