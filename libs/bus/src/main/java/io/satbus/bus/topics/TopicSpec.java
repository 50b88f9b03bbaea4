package io.satbus.bus.topics;

import io.satbus.bus.TopicSettings;
import io.satbus.protocol.Content;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/** What a topic must be like. */
record TopicSpec(String name, int partitions, short replication, Map<String, String> config) {
    /** The largest payload, the largest envelope, and room for the record's own frame. */
    private static final String MAX_MESSAGE_BYTES = Integer.toString(Content.MAX_SIZE + (1 << 20));

    TopicSpec {
        config = Map.copyOf(config);
    }

    /** Records that are kept for a time. */
    static TopicSpec log(String name, int partitions, TopicSettings settings) {
        return new TopicSpec(
                name,
                partitions,
                settings.replication(),
                Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_DELETE,
                        TopicConfig.RETENTION_MS_CONFIG,
                        Long.toString(settings.retention().toMillis()),
                        TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
                        "LogAppendTime",
                        TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                        MAX_MESSAGE_BYTES));
    }

    /** The last record of each key, kept for ever. */
    static TopicSpec compacted(String name, TopicSettings settings) {
        return new TopicSpec(
                name,
                1,
                settings.replication(),
                Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_COMPACT,
                        TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
                        "LogAppendTime",
                        TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                        MAX_MESSAGE_BYTES));
    }

    NewTopic create() {
        Optional<Short> copies = replication == 0 ? Optional.empty() : Optional.of(replication);
        return new NewTopic(name, Optional.of(partitions), copies).configs(config);
    }
}
