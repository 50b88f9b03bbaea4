package io.satbus.telemetry;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import io.satbus.protocol.Source;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/**
 * How this process logs: to standard error, so that standard output stays free for answers. No file is looked for, in the
 * working directory or elsewhere, unless the system property {@code logback.configurationFile} names one.
 */
public final class Logging {
    private Logging() {}

    /** Replaces what was configured before, for the whole process. */
    public static void configure(LogFormat format, org.slf4j.event.Level level) {
        configure(format, level, Optional.empty());
    }

    /** The same, with the instance to be named in lines that belong to no message. */
    public static void configure(LogFormat format, org.slf4j.event.Level level, Optional<Source> self) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context
                && System.getProperty("logback.configurationFile") == null) {
            context.reset();
            apply(context, format, Level.convertAnSLF4JLevel(level), self);
        }
    }

    /** Logs nothing at all: for programs whose output is their own, such as the command line. */
    public static void silence() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.reset();
            context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).setLevel(Level.OFF);
        }
    }

    static void apply(LoggerContext context, LogFormat format, Level level, Optional<Source> self) {
        Encoder<ILoggingEvent> encoder =
                switch (format) {
                    case JSON -> new JsonLines(self);
                    case TEXT -> TextLines.encoder(context, self);
                };
        encoder.setContext(context);
        encoder.start();
        ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
        console.setContext(context);
        console.setName("console");
        console.setTarget("System.err");
        console.setEncoder(encoder);
        console.start();
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(level);
        root.addAppender(console);
        // Kafka's clients print all their settings at INFO.
        context.getLogger("org.apache.kafka").setLevel(level.isGreaterOrEqual(Level.WARN) ? level : Level.WARN);
    }
}
