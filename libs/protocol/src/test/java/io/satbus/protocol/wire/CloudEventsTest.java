package io.satbus.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.satbus.protocol.Content;
import io.satbus.protocol.Envelope;
import io.satbus.protocol.Kind;
import io.satbus.protocol.MessageIds;
import io.satbus.protocol.Priority;
import io.satbus.protocol.Reason;
import io.satbus.protocol.ReplyTo;
import io.satbus.protocol.Source;
import io.satbus.protocol.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudEventsTest {
    private static final CloudEvents.Place INBOX = new CloudEvents.Place(
            Kind.COMMAND, Priority.HIGH, Target.satellite("sage"), "", Instant.ofEpochMilli(1_700_000_000_000L), "", 5);
    private static final Map<String, String> LEAST =
            Map.of("ce_specversion", "1.0", "ce_id", "42", "ce_source", "/kcat", "ce_type", "sage.Reload.v1");

    @Test
    void takesFromItsPlaceWhatTheHeadersDoNotSay() {
        Envelope envelope = CloudEvents.decode(LEAST, INBOX).orThrow();
        assertThat(envelope.kind()).isEqualTo(Kind.COMMAND);
        assertThat(envelope.priority()).isEqualTo(Priority.HIGH);
        assertThat(envelope.target()).isEqualTo(Target.satellite("sage"));
        assertThat(envelope.source()).isEqualTo(new Source("external", "kcat", 0));
        assertThat(envelope.content()).isEqualTo(Content.of("sage.Reload.v1", Content.JSON, 5));
        assertThat(envelope.createdAt()).isEqualTo(INBOX.time());
        assertThat(envelope.correlationId()).isEqualTo(envelope.id());
        assertThat(envelope.attributes()).containsEntry("cesource", "/kcat").containsEntry("ceid", "42");
    }

    @Test
    void readsEveryHeader() {
        UUID id = MessageIds.next();
        UUID correlation = MessageIds.next();
        Map<String, String> headers = new HashMap<>(LEAST);
        headers.putAll(Map.of(
                "ce_id", id.toString(),
                "ce_source", "oracle/oracle-1",
                "ce_subject", "prices.aapl",
                "ce_time", "2024-05-06T07:08:09.123+02:00",
                "ce_partitionkey", "AAPL",
                "content-type", "text/plain"));
        headers.putAll(Map.of(
                "ce_sbkind", "query",
                "ce_sbpriority", "critical",
                "ce_sbtarget", "sage/sage-1",
                "ce_sbcorrelationid", correlation.toString(),
                "ce_sbcausationid", correlation.toString(),
                "ce_sbttlms", "1500",
                "ce_sbreplytopic", "satbus.reply.oracle",
                "ce_sbreplypartition", "2",
                "ce_colour", "blue"));
        Envelope envelope = CloudEvents.decode(headers, INBOX).orThrow();
        assertThat(envelope.id()).isEqualTo(id);
        assertThat(envelope.correlationId()).isEqualTo(correlation);
        assertThat(envelope.causationId()).hasValue(correlation);
        assertThat(envelope.source()).isEqualTo(new Source("oracle", "oracle-1", 0));
        assertThat(envelope.target()).isEqualTo(new Target.ToInstance("sage", "sage-1"));
        assertThat(envelope.kind()).isEqualTo(Kind.QUERY);
        assertThat(envelope.priority()).isEqualTo(Priority.CRITICAL);
        assertThat(envelope.subject()).isEqualTo("prices.aapl");
        assertThat(envelope.createdAt()).isEqualTo(Instant.parse("2024-05-06T05:08:09.123Z"));
        assertThat(envelope.ttl()).isEqualTo(Duration.ofMillis(1500));
        assertThat(envelope.key()).isEqualTo("AAPL");
        assertThat(envelope.replyTo()).hasValue(new ReplyTo("satbus.reply.oracle", 2));
        assertThat(envelope.content().mediaType()).isEqualTo("text/plain");
        assertThat(envelope.attributes()).containsEntry("colour", "blue").doesNotContainKey("sbkind");
    }

    @Test
    void derivesTheSameIdFromTheSameEvent() {
        UUID id = id("42", "/kcat", "2024-05-06T07:08:09Z");
        assertThat(id).isEqualTo(id("42", "/kcat", "2024-05-06T07:08:09Z"));
        assertThat(id).isNotEqualTo(id("43", "/kcat", "2024-05-06T07:08:09Z"));
        assertThat(id).isNotEqualTo(id("42", "/other", "2024-05-06T07:08:09Z"));
        assertThat(id.version()).isEqualTo(7);
        assertThat(MessageIds.millisOf(id))
                .isEqualTo(Instant.parse("2024-05-06T07:08:09Z").toEpochMilli());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce_specversion", "ce_id", "ce_source", "ce_type"})
    void namesTheHeaderThatIsMissing(String header) {
        Map<String, String> headers = new HashMap<>(LEAST);
        headers.remove(header);
        assertThat(refused(headers).violation().field()).isEqualTo(header);
    }

    @ParameterizedTest
    @CsvSource({
        "ce_time, yesterday",
        "ce_sbkind, shout",
        "ce_sbpriority, urgent",
        "ce_sbttlms, soon",
        "ce_sbttlms, 0",
        "ce_sbcorrelationid, 42",
        "ce_sbtarget, a b",
        "ce_subject, a..b",
        "ce_sbreplypartition, -1",
        "ce_type, 'caf\u00e9'",
        "ce_time, -999999999-01-01T00:00:00Z",
        "ce_specversion, 0.3"
    })
    void refusesABadHeader(String header, String value) {
        Map<String, String> headers = new HashMap<>(LEAST);
        headers.put("ce_sbreplytopic", "satbus.reply.a");
        headers.put(header, value);
        assertThat(refused(headers).violation().reason()).isIn(Reason.INVALID_FIELD, Reason.UNSUPPORTED_VERSION);
    }

    @Test
    void saysWhomToAnswerWhereALaterHeaderIsBad() {
        Map<String, String> headers = new HashMap<>(LEAST);
        headers.put("ce_sbreplytopic", "satbus.reply.a");
        headers.put("ce_sbttlms", "0");
        var sender = refused(headers).sender().orElseThrow();
        assertThat(sender.replyTo()).hasValue(new ReplyTo("satbus.reply.a", 0));
        assertThat(sender.source()).isEqualTo(new Source("external", "kcat", 0));
    }

    private static Decoded.Invalid refused(Map<String, String> headers) {
        Decoded decoded = CloudEvents.decode(headers, INBOX);
        assertThat(decoded).isInstanceOf(Decoded.Invalid.class);
        return (Decoded.Invalid) decoded;
    }

    private static UUID id(String id, String source, String time) {
        Map<String, String> headers = new HashMap<>(LEAST);
        headers.putAll(Map.of("ce_id", id, "ce_source", source, "ce_time", time));
        return CloudEvents.decode(headers, INBOX).orThrow().id();
    }
}
