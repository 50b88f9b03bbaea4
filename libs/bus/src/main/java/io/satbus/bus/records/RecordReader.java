package io.satbus.bus.records;

import io.satbus.bus.TopicNames;
import io.satbus.protocol.Envelope;
import io.satbus.protocol.Message;
import io.satbus.protocol.Reason;
import io.satbus.protocol.ReturnAddress;
import io.satbus.protocol.Violation;
import io.satbus.protocol.ViolationException;
import io.satbus.protocol.wire.CloudEvents;
import io.satbus.protocol.wire.Decoded;
import io.satbus.protocol.wire.EnvelopeCodec;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Turns Kafka records into messages. Never throws for what it reads: bad input has a reason. Any thread. */
public final class RecordReader {
    private static final byte[] NO_BYTES = {};

    private final ForeignReader foreign;

    /** A reader for the topics of one namespace. */
    public RecordReader(TopicNames names) {
        this.foreign = new ForeignReader(names);
    }

    /** Reads one record. */
    public Read read(ConsumerRecord<byte[], byte[]> consumed) {
        byte @Nullable [] envelope = null;
        String traceparent = "";
        int headers = 0;
        for (Header header : consumed.headers()) {
            if (header.key().equals(Headers.ENVELOPE)) {
                envelope = header.value();
                headers++;
            } else if (header.key().equals(Headers.TRACEPARENT)) {
                traceparent = text(header.value());
            }
        }
        byte[] value = consumed.value() == null ? NO_BYTES : consumed.value();
        if (headers > 1) {
            return bad(
                    Reason.AMBIGUOUS_ENVELOPE, "occurs " + headers + " times", "send exactly one " + Headers.ENVELOPE);
        }
        if (headers == 0 || envelope == null) {
            return foreign(consumed, value, traceparent);
        }
        return message(EnvelopeCodec.decode(envelope), value, traceparent);
    }

    private static Read message(Decoded decoded, byte[] value, String traceparent) {
        return switch (decoded) {
            case Decoded.Valid(Envelope envelope) -> message(envelope, value, traceparent);
            case Decoded.Invalid(Violation violation, Optional<ReturnAddress> sender) ->
                new Read.Bad(violation, sender);
        };
    }

    private static Read message(Envelope envelope, byte[] value, String traceparent) {
        try {
            return new Read.Good(new Message(envelope, value, traceparent));
        } catch (ViolationException e) {
            return new Read.Bad(e.violation(), Optional.of(ReturnAddress.of(envelope)));
        }
    }

    private Read foreign(ConsumerRecord<byte[], byte[]> consumed, byte[] value, String traceparent) {
        Map<String, String> headers = ForeignReader.headers(consumed);
        if (!CloudEvents.present(headers.keySet())) {
            return bad(
                    Reason.NO_ENVELOPE,
                    "is missing, and there are no CloudEvents headers",
                    "send " + Headers.ENVELOPE + ", or a CloudEvent in binary mode");
        }
        return message(foreign.read(consumed, headers, value.length), value, traceparent);
    }

    private static Read.Bad bad(Reason reason, String rule, String fix) {
        return new Read.Bad(new Violation(reason, "header " + Headers.ENVELOPE, rule, fix), Optional.empty());
    }

    private static String text(byte @Nullable [] bytes) {
        return bytes == null || bytes.length > 512 ? "" : new String(bytes, StandardCharsets.UTF_8);
    }
}
