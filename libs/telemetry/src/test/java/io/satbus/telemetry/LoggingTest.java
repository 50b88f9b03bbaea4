package io.satbus.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

class LoggingTest {
    private static final Logger LOG = LoggerFactory.getLogger("io.satbus.Example");

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream before = System.err;

    @BeforeEach
    void listen() {
        System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void restore() {
        System.setErr(before);
        Logging.configure(LogFormat.TEXT, Level.WARN);
    }

    @Test
    void writesJsonWithTheMessageThatIsHandled() throws Exception {
        Logging.configure(LogFormat.JSON, Level.INFO);
        var message = Messages.message("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00");
        Hop hop = Tracing.disabled().receiving(message, "inbox");
        LogContext context = LogContext.of(Messages.SAGE);
        hop.call(() -> context.call(message.envelope(), () -> {
            LOG.info("took \"{}\"", "it");
            return true;
        }));

        assertThat(lines()).startsWith("{").endsWith("}\n").hasLineCount(1);
        assertThat(lines())
                .contains("\"message\":\"took \\\"it\\\"\"")
                .contains("\"level\":\"INFO\"", "\"logger\":\"io.satbus.Example\"", "\"time\":\"")
                .contains("\"satellite\":\"sage\"", "\"instance\":\"sage-1\"")
                .contains("\"message_id\":\"" + message.envelope().id() + "\"")
                .contains("\"correlation_id\":\"" + message.envelope().correlationId() + "\"")
                .contains("\"kind\":\"event\"", "\"type\":\"test.Price\"")
                .contains("\"trace_id\":\"4bf92f3577b34da6a3ce929d0e0e4736\"");
    }

    @Test
    void namesTheInstanceOutsideOfHandlers() {
        Logging.configure(LogFormat.JSON, Level.INFO, Optional.of(Messages.SAGE));
        LOG.warn("late");
        assertThat(lines()).contains("\"satellite\":\"sage\"").doesNotContain("message_id", "trace_id");
    }

    @Test
    void keepsAStackTraceOnOneLine() {
        Logging.configure(LogFormat.JSON, Level.INFO);
        LOG.atError()
                .addKeyValue("file", "a.csv")
                .setCause(new IllegalStateException("why"))
                .log("broke");
        assertThat(lines())
                .hasLineCount(1)
                .contains("\"file\":\"a.csv\"", "\"stack_trace\":\"java.lang.IllegalStateException: why\\n");
    }

    @Test
    void writesTextForPeople() throws Exception {
        Logging.configure(LogFormat.TEXT, Level.INFO);
        var envelope = Messages.envelope();
        LogContext.of(Messages.SAGE).call(envelope, () -> {
            LOG.error("broke", new IllegalStateException("why"));
            return true;
        });
        assertThat(lines())
                .contains(
                        "ERROR sage/sage-1 Example: broke [EVENT test.Price " + envelope.id() + "]",
                        "java.lang.IllegalStateException: why");
    }

    @Test
    void isSilentWhenAskedToBe() {
        Logging.silence();
        LOG.error("nobody hears");
        assertThat(lines()).isEmpty();
    }

    @Test
    void respectsTheLevel() {
        Logging.configure(LogFormat.TEXT, Level.WARN);
        LOG.info("not important");
        assertThat(lines()).isEmpty();
    }

    private String lines() {
        return written.toString(StandardCharsets.UTF_8);
    }
}
