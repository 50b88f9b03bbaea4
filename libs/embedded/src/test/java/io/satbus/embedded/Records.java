package io.satbus.embedded;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What a client of a broker does in these tests, on one topic with one partition. */
record Records(String bootstrap) {
    static final String TOPIC = "notes";

    void createTopic() throws Exception {
        try (Admin admin = Admin.create(config())) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get(20, TimeUnit.SECONDS);
        }
    }

    String clusterId() throws Exception {
        try (Admin admin = Admin.create(config())) {
            return admin.describeCluster().clusterId().get(20, TimeUnit.SECONDS);
        }
    }

    void produce(String value) throws Exception {
        try (KafkaProducer<String, String> producer = producer()) {
            producer.send(new ProducerRecord<>(TOPIC, value)).get(20, TimeUnit.SECONDS);
        }
    }

    KafkaProducer<String, String> producer() {
        return new KafkaProducer<>(config(), new StringSerializer(), new StringSerializer());
    }

    /** Reads from the beginning until {@code count} records are there. */
    List<ConsumerRecord<String, String>> read(int count) {
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(config(), new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partition = List.of(new TopicPartition(TOPIC, 0));
            consumer.assign(partition);
            consumer.seekToBeginning(partition);
            return take(consumer, count);
        }
    }

    /** Reads as a new group in the new protocol (KIP-848). */
    List<ConsumerRecord<String, String>> readAsGroup(int count) {
        Map<String, Object> config = new HashMap<>(config());
        config.put("group.id", UUID.randomUUID().toString());
        config.put("group.protocol", "consumer");
        config.put("auto.offset.reset", "earliest");
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(TOPIC));
            return take(consumer, count);
        }
    }

    private static List<ConsumerRecord<String, String>> take(KafkaConsumer<String, String> consumer, int count) {
        List<ConsumerRecord<String, String>> all = new ArrayList<>();
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (all.size() < count && System.nanoTime() < deadline) {
            consumer.poll(Duration.ofMillis(100)).forEach(all::add);
        }
        return all;
    }

    private Map<String, Object> config() {
        return Map.of("bootstrap.servers", bootstrap);
    }
}
