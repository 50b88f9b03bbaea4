package io.satbus.bus.records;

import io.satbus.bus.Route;
import io.satbus.protocol.Envelope;
import io.satbus.protocol.Message;
import io.satbus.protocol.wire.EnvelopeCodec;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Turns messages into Kafka records. Any thread. */
public final class RecordWriter {
    private RecordWriter() {}

    /** @throws io.satbus.protocol.ViolationException if the envelope is above its limit */
    public static ProducerRecord<byte[], byte[]> write(Message message, Route route) {
        Envelope envelope = message.envelope();
        byte @Nullable [] key = envelope.key().isEmpty() ? null : envelope.key().getBytes(StandardCharsets.UTF_8);
        @Nullable
        Integer partition = route.partition().isPresent() ? route.partition().getAsInt() : null;
        ProducerRecord<byte[], byte[]> written = new ProducerRecord<>(route.topic(), partition, key, message.payload());
        written.headers().add(Headers.ENVELOPE, EnvelopeCodec.encode(envelope));
        if (!message.traceparent().isEmpty()) {
            written.headers().add(Headers.TRACEPARENT, message.traceparent().getBytes(StandardCharsets.ISO_8859_1));
        }
        return written;
    }
}
