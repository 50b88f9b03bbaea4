package io.satbus.benchmarks.envelope;

import io.satbus.protocol.Envelope;
import io.satbus.protocol.Target;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** An envelope's fields as one writes them without an envelope: a header of text for each. */
final class TextHeaders {
    private final Envelope envelope;

    TextHeaders(Envelope envelope) {
        this.envelope = envelope;
    }

    void write(Headers headers) {
        add(headers, "version", envelope.version().toString());
        add(headers, "id", envelope.id().toString());
        add(headers, "kind", envelope.kind().label());
        add(headers, "priority", envelope.priority().label());
        add(headers, "source", envelope.source().satellite());
        add(headers, "instance", envelope.source().instance());
        add(headers, "incarnation", Long.toString(envelope.source().incarnation()));
        add(headers, "target", envelope.target() instanceof Target.ToSatellite(String name) ? name : "");
        add(headers, "created-at", Long.toString(envelope.createdAt().toEpochMilli()));
        add(headers, "ttl", Long.toString(envelope.ttl().toMillis()));
        add(headers, "correlation-id", envelope.correlationId().toString());
        envelope.replyTo().ifPresent(to -> add(headers, "reply-to", to.topic() + "/" + to.partition()));
        add(headers, "payload-type", envelope.content().type());
        add(headers, "content-type", envelope.content().mediaType());
        add(headers, "hop-limit", Integer.toString(envelope.hopLimit()));
    }

    static String read(Header header) {
        return new String(header.value(), StandardCharsets.US_ASCII);
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.US_ASCII));
    }
}
