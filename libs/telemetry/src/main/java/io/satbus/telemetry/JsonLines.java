package io.satbus.telemetry;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.satbus.protocol.Envelope;
import io.satbus.protocol.Source;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.event.KeyValuePair;

/**
 * Lines for programs: one JSON object each, with the instance and the message that is being handled. The calling thread
 * encodes its own line, so its scoped values are at hand.
 *
 * <p>Written with the JSON library that payloads need anyway: the usual encoder for logback brings a second one, which
 * costs an idle satellite 8 MB of resident memory and 500 classes at the start.
 */
final class JsonLines extends EncoderBase<ILoggingEvent> {
    private static final JsonFactory JSON = new JsonFactory();
    private static final byte[] NOTHING = {};

    private final Optional<Source> self;

    JsonLines(Optional<Source> self) {
        this.self = self;
    }

    @Override
    public byte[] headerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] footerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        ByteArrayOutputStream line = new ByteArrayOutputStream(512);
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartObject();
            write(json, event);
            json.writeEndObject();
            json.writeRaw('\n');
        } catch (IOException e) {
            throw new UncheckedIOException("a log line could not be written to memory", e);
        }
        return line.toByteArray();
    }

    private void write(JsonGenerator json, ILoggingEvent event) throws IOException {
        Optional<LogContext.Handled> handled = LogContext.current();
        Optional<Source> source = handled.map(LogContext.Handled::self).or(() -> self);
        Optional<String> trace = Tracing.currentTraceId();
        json.writeStringField("time", Instant.ofEpochMilli(event.getTimeStamp()).toString());
        json.writeStringField("level", event.getLevel().toString());
        json.writeStringField("logger", event.getLoggerName());
        json.writeStringField("thread", event.getThreadName());
        json.writeStringField("message", event.getFormattedMessage());
        if (source.isPresent()) {
            json.writeStringField("satellite", source.get().satellite());
            json.writeStringField("instance", source.get().instance());
        }
        if (handled.isPresent()) {
            write(json, handled.get().envelope());
        }
        if (trace.isPresent()) {
            json.writeStringField("trace_id", trace.get());
        }
        writePairs(json, event);
        if (event.getThrowableProxy() != null) {
            json.writeStringField("stack_trace", ThrowableProxyUtil.asString(event.getThrowableProxy()));
        }
    }

    private static void write(JsonGenerator json, Envelope envelope) throws IOException {
        json.writeStringField("message_id", envelope.id().toString());
        json.writeStringField("correlation_id", envelope.correlationId().toString());
        json.writeStringField("kind", envelope.kind().label());
        json.writeStringField("type", envelope.content().type());
    }

    /** What the caller added with {@code log.atInfo().addKeyValue(...)}. */
    private static void writePairs(JsonGenerator json, ILoggingEvent event) throws IOException {
        if (event.getKeyValuePairs() != null) {
            for (KeyValuePair pair : event.getKeyValuePairs()) {
                json.writeStringField(pair.key, String.valueOf(pair.value));
            }
        }
    }
}
