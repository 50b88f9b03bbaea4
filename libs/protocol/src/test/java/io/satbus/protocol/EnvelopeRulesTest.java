package io.satbus.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeRulesTest {
    private static final Source SAGE = new Source("sage", "sage-1", 1);
    private static final Target ORACLE = new Target.ToInstance("oracle", "oracle-1");
    private static final ReplyTo REPLY_TO = new ReplyTo("satbus.reply.sage", 0);
    private static final List<Target> ADDRESSES =
            List.of(Target.satellite("oracle"), ORACLE, new Target.ToCapability("prices"), Target.everyInstance());

    @ParameterizedTest
    @EnumSource(names = {"COMMAND", "QUERY", "NOTIFICATION"})
    void sendsAddressedKindsToAnybodyButSubscribers(Kind kind) {
        for (Target target : ADDRESSES) {
            assertThatCode(() -> a(kind, target).build()).doesNotThrowAnyException();
        }
        assertRefused(a(kind, Target.SUBSCRIBERS), "target", kind.label());
    }

    @ParameterizedTest
    @EnumSource(names = {"EVENT", "DATA"})
    void publishesEventsAndDataUnderASubject(Kind kind) {
        assertThatCode(() -> a(kind, Target.SUBSCRIBERS).subject("prices").build())
                .doesNotThrowAnyException();
        assertRefused(a(kind, Target.SUBSCRIBERS), "subject", "missing");
        for (Target target : ADDRESSES) {
            assertRefused(a(kind, target).subject("prices"), "target", kind.label());
        }
    }

    @Test
    void publishesHeartbeatsWithoutASubject() {
        assertThatCode(() -> a(Kind.HEARTBEAT, Target.SUBSCRIBERS).build()).doesNotThrowAnyException();
        assertRefused(a(Kind.HEARTBEAT, ORACLE), "target", "heartbeat");
    }

    @ParameterizedTest
    @EnumSource(names = {"RESPONSE", "ERROR"})
    void sendsAnswersToTheAsker(Kind kind) {
        assertThatCode(() -> a(kind, ORACLE).causationId(MessageIds.next()).build())
                .doesNotThrowAnyException();
        assertRefused(a(kind, ORACLE), "causation_id", "missing");
        assertRefused(a(kind, Target.everyInstance()).causationId(MessageIds.next()), "target", "asked");
        assertRefused(a(kind, new Target.ToCapability("prices")).causationId(MessageIds.next()), "target", "asked");
    }

    @Test
    void publishesErrorsUnderASubject() {
        assertThatCode(() -> a(Kind.ERROR, Target.SUBSCRIBERS).subject("prices").build())
                .doesNotThrowAnyException();
        assertRefused(a(Kind.ERROR, Target.SUBSCRIBERS), "subject", "missing");
        assertRefused(a(Kind.RESPONSE, Target.SUBSCRIBERS).causationId(MessageIds.next()), "target", "response");
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"COMMAND", "QUERY"})
    void expectsAnAnswerOnlyWhereItAsks(Kind kind) {
        Target target = kind.published() ? Target.SUBSCRIBERS : ORACLE;
        assertRefused(
                a(kind, target).subject("a").causationId(MessageIds.next()).replyTo(REPLY_TO),
                "reply_topic",
                "answers");
    }

    @ParameterizedTest
    @EnumSource(names = {"COMMAND", "QUERY"})
    void allowsAnAnswerWhereItAsks(Kind kind) {
        assertThatCode(() -> a(kind, ORACLE).replyTo(REPLY_TO).build()).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "a.", ".a", "a..b", "a b", "a/b", "é", "a.b.c.d.e.f.g.h.i.j.k.l.m.n.o.p.q"})
    void refusesBadSubjects(String subject) {
        assertRefused(command().subject(subject), "subject", "joined by dots");
    }

    @Test
    void wantsTimeOrderedIds() {
        UUID random = UUID.randomUUID();
        assertRefused(command().id(random), "message_id", "UUIDv7");
        assertRefused(command().correlationId(random), "correlation_id", "UUIDv7");
        assertRefused(command().causationId(random), "causation_id", "UUIDv7");
    }

    @Test
    void boundsTheTimeToLive() {
        for (Duration ttl : List.of(Duration.ofMillis(1), Duration.ofDays(7))) {
            assertThat(command().ttl(ttl).build().ttl()).isEqualTo(ttl);
        }
        for (Duration ttl : List.of(
                Duration.ZERO,
                Duration.ofNanos(999_999),
                Duration.ofMillis(-1),
                Duration.ofDays(7).plusMillis(1))) {
            assertRefused(command().ttl(ttl), "ttl_ms", "7 days");
        }
    }

    @Test
    void keepsTimesInTheMillisecondsOfTheWire() {
        Envelope envelope = command()
                .createdAt(Instant.parse("2024-05-06T07:08:09.123456789Z"))
                .ttl(Duration.ofNanos(1_999_999))
                .build();
        assertThat(envelope.createdAt()).isEqualTo(Instant.parse("2024-05-06T07:08:09.123Z"));
        assertThat(envelope.ttl()).isEqualTo(Duration.ofMillis(1));
    }

    @Test
    void acceptsClocksThatAreHoursOff() {
        Instant now = Instant.now();
        for (Instant time : List.of(now.minus(Duration.ofHours(9)), now.plus(Duration.ofHours(9)))) {
            assertThatCode(() -> command().createdAt(time).build()).doesNotThrowAnyException();
        }
        assertRefused(command().createdAt(Instant.MAX), "created_at_ms", "10000");
        assertRefused(command().createdAt(Instant.MIN), "created_at_ms", "1970");
    }

    @Test
    void endsCyclesOfMessages() {
        Envelope last = command().hopLimit(0).build();
        Violation violation = violation(command().causedBy(last));
        assertThat(violation.reason()).isEqualTo(Reason.TOO_MANY_HOPS);
        assertRefused(command().hopLimit(256), "hop_limit", "255");
        assertThat(command().causedBy(command().hopLimit(5).build()).build().hopLimit())
                .isEqualTo(4);
    }

    @Test
    void answersEvenAtTheLastHop() {
        Envelope last = command().hopLimit(0).build();
        assertThat(a(Kind.RESPONSE, ORACLE).causedBy(last).build().hopLimit()).isZero();
        assertThat(violation(a(Kind.ERROR, Target.SUBSCRIBERS).subject("a").causedBy(last))
                        .reason())
                .isEqualTo(Reason.TOO_MANY_HOPS);
    }

    @Test
    void boundsTheKey() {
        assertThatCode(() -> command().key("k".repeat(255)).build()).doesNotThrowAnyException();
        assertThatCode(() -> command().key("\uD83D\uDE00").build()).doesNotThrowAnyException();
        assertRefused(command().key("k".repeat(256)), "partition_key", "255");
        assertRefused(command().key("a\uD83D"), "partition_key", "surrogate");
        assertRefused(command().key("\uDE00\uD83D"), "partition_key", "surrogate");
    }

    @Test
    void boundsExclusions() {
        assertThat(command()
                        .exclusions(List.of("sage", "oracle/oracle-1"))
                        .build()
                        .excludes("oracle", "oracle-1"))
                .isTrue();
        assertRefused(command().exclusions(Collections.nCopies(33, "a")), "exclude", "32");
        assertRefused(command().exclusions(List.of("a/b/c")), "exclude", "b/c");
        assertRefused(command().exclusions(List.of("")), "exclude", "name");
    }

    @Test
    void boundsAttributes() {
        assertThatCode(() -> command().attributes(attributes(64)).build()).doesNotThrowAnyException();
        assertRefused(command().attributes(attributes(65)), "attributes", "64");
        for (String name : List.of("", "A", "a b", "a-b", "é", "a".repeat(65))) {
            assertRefused(command().attributes(Map.of(name, "v")), "attributes", "lower-case");
        }
        assertRefused(command().attributes(Map.of("a", "v".repeat(1025))), "attributes.a", "1024");
        assertRefused(command().attributes(Map.of("a", "\uD83D")), "attributes.a", "surrogate");
    }

    @Test
    void wantsToKnowThePayload() {
        assertRefused(Envelope.of(Kind.COMMAND, SAGE, ORACLE), "payload_type", "missing");
    }

    @Test
    void boundsThePayload() {
        assertThat(Content.of("a.B", Content.JSON, Content.MAX_SIZE).size()).isEqualTo(10 * 1024 * 1024);
        assertThat(refused(() -> Content.of("a.B", Content.JSON, Content.MAX_SIZE + 1))
                        .reason())
                .isEqualTo(Reason.PAYLOAD_TOO_LARGE);
        assertThat(refused(() -> Content.of("", Content.JSON, 0)).field()).isEqualTo("payload_type");
        assertThat(refused(() -> Content.of("a\u001b[", Content.JSON, 0)).describe())
                .contains("U+001B");
        assertThat(refused(() -> Content.of("a", "", 0)).field()).isEqualTo("content_type");
    }

    @Test
    void refusesASizeThatLies() {
        Envelope envelope =
                command().content(Content.of("a.B", Content.JSON, 3)).build();
        for (int size : new int[] {0, 2, 4}) {
            assertThat(refused(() -> new Message(envelope, new byte[size], "")).reason())
                    .isEqualTo(Reason.SIZE_MISMATCH);
        }
    }

    @Test
    void refusesReplyTopicsThatCannotBe() {
        assertThat(refused(() -> new ReplyTo("a b", 0)).field()).isEqualTo("reply_topic");
        assertThat(refused(() -> new ReplyTo("a", -1)).field()).isEqualTo("reply_partition");
    }

    @Test
    void refusesClaimChecksThatProveNothing() {
        String digest = "0f".repeat(32);
        assertThat(refused(() -> new Content.ClaimCheck("s3://a", 1, "0F".repeat(32), ""))
                        .field())
                .isEqualTo("payload_ref.sha256");
        assertThat(refused(() -> new Content.ClaimCheck("s3://a", 0, digest, ""))
                        .field())
                .isEqualTo("payload_ref.size");
        assertThat(refused(() -> new Content.ClaimCheck("", 1, digest, "")).field())
                .isEqualTo("payload_ref.uri");
    }

    private static EnvelopeBuilder a(Kind kind, Target target) {
        return Envelope.of(kind, SAGE, target).content(Content.of("a.B", Content.JSON, 0));
    }

    private static EnvelopeBuilder command() {
        return a(Kind.COMMAND, ORACLE);
    }

    private static Map<String, String> attributes(int count) {
        return IntStream.range(0, count).boxed().collect(Collectors.toMap(i -> "a" + i, i -> "v"));
    }

    private static void assertRefused(EnvelopeBuilder builder, String field, String said) {
        Violation violation = violation(builder);
        assertThat(violation.reason()).isEqualTo(Reason.INVALID_FIELD);
        assertThat(violation.field()).isEqualTo(field);
        assertThat(violation.describe()).contains(said);
    }

    private static Violation violation(EnvelopeBuilder builder) {
        return refused(builder::build);
    }

    private static Violation refused(Runnable action) {
        return catchThrowableOfType(ViolationException.class, action::run).violation();
    }
}
