package io.satbus.bus.records;

import io.satbus.bus.TopicNames;
import io.satbus.protocol.Kind;
import io.satbus.protocol.Priority;
import io.satbus.protocol.Target;
import io.satbus.protocol.wire.CloudEvents;
import io.satbus.protocol.wire.Decoded;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Reads records of other Kafka clients: CloudEvents in binary mode. What the headers leave open, the topic says. */
final class ForeignReader {
    private static final int MAX_HEADERS = 64;
    private static final int MAX_HEADER_BYTES = 1024;

    private final TopicNames names;

    ForeignReader(TopicNames names) {
        this.names = names;
    }

    /** The headers as text. What is beyond all measure is left out: it cannot be part of a CloudEvent that is accepted. */
    static Map<String, String> headers(ConsumerRecord<byte[], byte[]> consumed) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : consumed.headers()) {
            if (headers.size() < MAX_HEADERS && header.value() != null && header.value().length <= MAX_HEADER_BYTES) {
                headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
            }
        }
        return headers;
    }

    Decoded read(ConsumerRecord<byte[], byte[]> consumed, Map<String, String> headers, int size) {
        String topic = consumed.topic();
        boolean stream = names.isStream(topic);
        Target target = stream ? Target.SUBSCRIBERS : inboxOf(topic);
        return CloudEvents.decode(
                headers,
                new CloudEvents.Place(
                        stream ? Kind.EVENT : Kind.COMMAND,
                        names.priorityOf(topic).orElse(Priority.MEDIUM),
                        target,
                        stream ? names.ownerOf(topic).orElse("") : "",
                        Instant.ofEpochMilli(consumed.timestamp()),
                        text(consumed.key()),
                        size));
    }

    private Target inboxOf(String topic) {
        return names.ownerOf(topic).map(Target::satellite).orElse(Target.everyInstance());
    }

    private static String text(byte @Nullable [] key) {
        return key == null || key.length > MAX_HEADER_BYTES ? "" : new String(key, StandardCharsets.UTF_8);
    }
}
