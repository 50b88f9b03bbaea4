package io.satbus.telemetry;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import io.satbus.protocol.Envelope;
import io.satbus.protocol.Source;
import java.util.Optional;
import net.logstash.logback.composite.AbstractJsonProvider;
import net.logstash.logback.encoder.LogstashEncoder;
import net.logstash.logback.fieldnames.LogstashFieldNames;
import tools.jackson.core.JsonGenerator;

/** Lines for programs: one JSON object each, with the instance and the message that is being handled. */
final class JsonLines {
    private static final String OMIT = "[ignore]";

    private JsonLines() {}

    static Encoder<ILoggingEvent> encoder(Optional<Source> self) {
        LogstashFieldNames names = new LogstashFieldNames();
        names.setTimestamp("time");
        names.setLogger("logger");
        names.setThread("thread");
        names.setStackTrace("stack_trace");
        names.setVersion(OMIT);
        names.setLevelValue(OMIT);
        LogstashEncoder encoder = new LogstashEncoder();
        encoder.setFieldNames(names);
        encoder.setTimeZone("UTC");
        encoder.addProvider(new MessageFields(self));
        return encoder;
    }

    /** Who logs, and for which message. The calling thread encodes its own line, so its scoped values are at hand. */
    private static final class MessageFields extends AbstractJsonProvider<ILoggingEvent> {
        private final Optional<Source> self;

        MessageFields(Optional<Source> self) {
            this.self = self;
        }

        @Override
        public void writeTo(JsonGenerator json, ILoggingEvent event) {
            Optional<LogContext.Handled> handled = LogContext.current();
            handled.map(LogContext.Handled::self).or(() -> self).ifPresent(source -> write(json, source));
            handled.ifPresent(context -> write(json, context.envelope()));
            Tracing.currentTraceId().ifPresent(trace -> json.writeStringProperty("trace_id", trace));
        }

        private static void write(JsonGenerator json, Source source) {
            json.writeStringProperty("satellite", source.satellite());
            json.writeStringProperty("instance", source.instance());
        }

        private static void write(JsonGenerator json, Envelope envelope) {
            json.writeStringProperty("message_id", envelope.id().toString());
            json.writeStringProperty("correlation_id", envelope.correlationId().toString());
            json.writeStringProperty("kind", envelope.kind().name());
            json.writeStringProperty("type", envelope.content().type());
        }
    }
}
