package io.satbus.bus.inspect;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Makes the Kafka clients that look: without a group, and without the right to make topics by asking for them. */
record Clients(InspectorSettings settings) {
    Consumer<byte[], byte[]> consumer() {
        Map<String, Object> config = shared();
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 100);
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis());
        ByteArrayDeserializer bytes = new ByteArrayDeserializer();
        return new KafkaConsumer<>(config, bytes, bytes);
    }

    Admin admin() {
        Map<String, Object> config = shared();
        config.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, millis());
        return Admin.create(config);
    }

    private Map<String, Object> shared() {
        Map<String, Object> config = new HashMap<>(settings.kafka());
        config.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrap());
        config.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, millis());
        config.put(CommonClientConfigs.RECONNECT_BACKOFF_MS_CONFIG, 50);
        config.put("metric.reporters", "");
        config.put("enable.metrics.push", false);
        return config;
    }

    private int millis() {
        return (int) settings.patience().toMillis();
    }
}
