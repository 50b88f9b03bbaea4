package io.satbus.telemetry;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.LayoutBase;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import io.satbus.protocol.Envelope;
import io.satbus.protocol.Source;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Lines for people: time, level, who, where, what, and in brackets the message that is being handled. */
final class TextLines extends LayoutBase<ILoggingEvent> {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneId.systemDefault());

    private final Optional<Source> self;

    private TextLines(Optional<Source> self) {
        this.self = self;
    }

    static Encoder<ILoggingEvent> encoder(LoggerContext context, Optional<Source> self) {
        TextLines lines = new TextLines(self);
        lines.setContext(context);
        lines.start();
        LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
        encoder.setLayout(lines);
        return encoder;
    }

    @Override
    public String doLayout(ILoggingEvent event) {
        Optional<LogContext.Handled> handled = LogContext.current();
        StringBuilder line = new StringBuilder(160);
        line.append(TIME.format(Instant.ofEpochMilli(event.getTimeStamp()))).append(' ');
        line.append(event.getLevel()).append(' ');
        handled.map(LogContext.Handled::self).or(() -> self).ifPresent(source -> line.append(source.satellite())
                .append('/')
                .append(source.instance())
                .append(' '));
        String logger = event.getLoggerName();
        line.append(logger, logger.lastIndexOf('.') + 1, logger.length()).append(": ");
        line.append(event.getFormattedMessage());
        handled.ifPresent(context -> append(line, context.envelope()));
        line.append('\n');
        if (event.getThrowableProxy() != null) {
            line.append(ThrowableProxyUtil.asString(event.getThrowableProxy()));
        }
        return line.toString();
    }

    private static void append(StringBuilder line, Envelope envelope) {
        line.append(" [")
                .append(envelope.kind())
                .append(' ')
                .append(envelope.content().type());
        line.append(' ').append(envelope.id()).append(']');
    }
}
