package io.satbus.bus.kafka;

import io.satbus.bus.BusSettings;
import io.satbus.bus.LaneSettings.GroupProtocol;
import io.satbus.protocol.Content;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Makes the Kafka clients of one bus. What guarantees depend on is set last and cannot be overridden. */
final class KafkaClients {
    /** Above the largest message: the limit counts bytes before compression. */
    private static final int MAX_REQUEST = Content.MAX_SIZE + (1 << 20);

    private final BusSettings settings;

    KafkaClients(BusSettings settings) {
        this.settings = settings;
    }

    private Map<String, Object> common(String role) {
        Map<String, Object> config = new HashMap<>();
        config.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrap());
        config.put(
                CommonClientConfigs.CLIENT_ID_CONFIG,
                settings.self().satellite() + "-" + settings.self().instance() + "-" + role);
        config.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1000);
        config.put(CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, false);
        config.putAll(settings.kafka());
        return config;
    }

    Admin admin() {
        Map<String, Object> config = common("admin");
        config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 15_000);
        return Admin.create(config);
    }

    /** For what somebody waits for: it leaves at once. */
    Producer<byte[], byte[]> urgentProducer() {
        Map<String, Object> config = producer("urgent");
        config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** For everything else: larger batches cost less. */
    Producer<byte[], byte[]> bulkProducer() {
        Map<String, Object> config = producer("bulk");
        config.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        config.put(ProducerConfig.BATCH_SIZE_CONFIG, 64 << 10);
        config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private Map<String, Object> producer(String role) {
        Map<String, Object> config = common(role);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_REQUEST);
        config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, settings.sendBuffer());
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, settings.sendPatience().toMillis());
        int delivery = Math.toIntExact(settings.deliveryTimeout().toMillis());
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, delivery);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.min(10_000, delivery / 2));
        return config;
    }

    Consumer<byte[], byte[]> groupConsumer(String role, String group) {
        Map<String, Object> config = consumer(role);
        config.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        GroupProtocol protocol = settings.lanes().protocol();
        config.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, protocol.label());
        if (protocol == GroupProtocol.CLASSIC) {
            config.put(
                    ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                    "org.apache.kafka.clients.consumer.CooperativeStickyAssignor");
        }
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** For partitions that this instance reads alone. */
    Consumer<byte[], byte[]> soleConsumer(String role) {
        Map<String, Object> config = consumer(role);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private Map<String, Object> consumer(String role) {
        Map<String, Object> config = common(role);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        // Lanes never wait for handlers, so a poll comes every few milliseconds but for a revocation.
        config.put(
                ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG,
                Math.toIntExact(settings.lanes().revocationPatience().toMillis() + 40_000));
        return config;
    }
}
