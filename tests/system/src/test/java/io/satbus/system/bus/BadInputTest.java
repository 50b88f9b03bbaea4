package io.satbus.system.bus;

import static io.satbus.system.bus.KafkaStage.bytes;
import static io.satbus.system.bus.KafkaStage.envelope;
import static io.satbus.system.bus.KafkaStage.get;
import static io.satbus.system.bus.KafkaStage.text;
import static io.satbus.system.bus.KafkaStage.textOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.satbus.bus.Outcome;
import io.satbus.bus.Payload;
import io.satbus.protocol.Content;
import io.satbus.protocol.Envelope;
import io.satbus.protocol.Kind;
import io.satbus.protocol.MessageIds;
import io.satbus.protocol.Priority;
import io.satbus.protocol.Reason;
import io.satbus.protocol.ReplyTo;
import io.satbus.protocol.Source;
import io.satbus.protocol.Target;
import io.satbus.protocol.payload.PayloadTypes;
import io.satbus.system.bus.KafkaStage.Node;
import io.satbus.testkit.RecordingHandler;
import io.satbus.testkit.servers.TestBroker;
import io.satbus.testkit.servers.WithKafka;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Records that are no good messages: each has its reason, and the next good message is handled as ever. */
@WithKafka
@Execution(ExecutionMode.CONCURRENT)
class BadInputTest {
    private static final String SATELLITE = "receiver";
    private static final Payload GOOD = text("good");
    private static final byte[] VALUE = GOOD.bytes();

    private final KafkaStage stage;
    private final RecordingHandler handler = RecordingHandler.create();
    private final Node receiver;

    BadInputTest(TestBroker broker) {
        stage = new KafkaStage(broker);
        receiver = stage.node(SATELLITE, "r");
    }

    @BeforeEach
    void start() {
        receiver.receiving(handler);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private static byte[] goodEnvelope() {
        return bytes(envelope(SATELLITE, GOOD));
    }

    /** Sends something bad and then something good: the good one comes, and the bad one is counted. */
    private void rejects(Reason reason, ProducerRecord<byte[], byte[]> bad) throws Exception {
        double before = receiver.rejected(reason.code());
        int handled = handler.count();
        get(stage.produce(bad));
        get(stage.produce(stage.inboxRecord(SATELLITE, goodEnvelope(), VALUE)));
        handler.await(handled + 1);
        KafkaStage.await(reason + " is counted", () -> receiver.rejected(reason.code()) == before + 1);
        assertThat(handler.messages()).extracting(KafkaStage::textOf).containsOnly("good");
    }

    private void rejects(Reason reason, byte[] envelope) throws Exception {
        rejects(reason, stage.inboxRecord(SATELLITE, envelope, VALUE));
    }

    private String inbox() {
        return stage.names().inbox(SATELLITE, Priority.MEDIUM);
    }

    @Test
    void rejectsRecordsWithoutOrWithTwoEnvelopes() throws Exception {
        rejects(Reason.NO_ENVELOPE, new ProducerRecord<>(inbox(), VALUE));
        rejects(Reason.NO_ENVELOPE, new ProducerRecord<byte[], byte[]>(inbox(), null, null));
        ProducerRecord<byte[], byte[]> two = stage.inboxRecord(SATELLITE, goodEnvelope(), VALUE);
        two.headers().add("sb-env", goodEnvelope());
        rejects(Reason.AMBIGUOUS_ENVELOPE, two);
    }

    @Test
    void rejectsTruncatedAndRandomEnvelopes() throws Exception {
        byte[] good = goodEnvelope();
        rejects(Reason.MALFORMED_ENVELOPE, Arrays.copyOf(good, good.length - 1));
        byte[] random = new byte[200];
        new Random(7).nextBytes(random);
        random[0] = (byte) 0xff;
        rejects(Reason.MALFORMED_ENVELOPE, random);
        byte[] huge = new byte[5000];
        rejects(Reason.ENVELOPE_TOO_LARGE, huge);
    }

    @Test
    void rejectsAppendedBytesThatWouldOverrideTheId() throws Exception {
        byte[] id = new byte[18];
        id[0] = 0x1a;
        id[1] = 16;
        byte[] good = goodEnvelope();
        byte[] appended = Arrays.copyOf(good, good.length + id.length);
        System.arraycopy(id, 0, appended, good.length, id.length);
        rejects(Reason.MALFORMED_ENVELOPE, appended);
    }

    @Test
    void rejectsDeeplyNestedEnvelopes() throws Exception {
        int[] groups = new int[300];
        for (int i = 0; i < 150; i++) {
            groups[2 * i] = 0xd3;
            groups[2 * i + 1] = 0x06;
        }
        rejects(Reason.MALFORMED_ENVELOPE, RawEnvelope.append(goodEnvelope(), groups));
    }

    @Test
    void rejectsUnknownKindsPrioritiesAndTimes() throws Exception {
        rejects(
                Reason.UNKNOWN_KIND,
                RawEnvelope.of(goodEnvelope()).with(RawEnvelope.KIND, 99).bytes());
        rejects(
                Reason.UNKNOWN_PRIORITY,
                RawEnvelope.of(goodEnvelope()).with(RawEnvelope.PRIORITY, 9).bytes());
        rejects(
                Reason.INVALID_FIELD,
                RawEnvelope.of(goodEnvelope()).with(RawEnvelope.TTL_MS, 0).bytes());
        rejects(
                Reason.INVALID_FIELD,
                RawEnvelope.of(goodEnvelope())
                        .with(RawEnvelope.TTL_MS, Long.MAX_VALUE)
                        .bytes());
    }

    @Test
    void rejectsSizesThatLie() throws Exception {
        rejects(
                Reason.SIZE_MISMATCH,
                RawEnvelope.of(goodEnvelope()).with(RawEnvelope.PAYLOAD_SIZE, 3).bytes());
        rejects(Reason.SIZE_MISMATCH, stage.inboxRecord(SATELLITE, goodEnvelope(), new byte[0]));
        rejects(
                Reason.PAYLOAD_TOO_LARGE,
                RawEnvelope.of(goodEnvelope())
                        .with(RawEnvelope.PAYLOAD_SIZE, Content.MAX_SIZE + 1L)
                        .bytes());
    }

    @Test
    void tellsAnAskerOfAnotherMajorVersionWhichOneItSpeaks() throws Exception {
        Node asker = stage.node("asker", "a");
        asker.bus().start();
        // The handler stays silent: the same question comes once more, as a later version would write it.
        CompletableFuture<Outcome> outcome = asker.bus()
                .request(asker.bus().draft(Kind.QUERY, Target.satellite(SATELLITE)), GOOD, KafkaStage.PATIENCE);
        Envelope question = handler.await(1).getFirst().envelope();
        byte[] newer = RawEnvelope.of(bytes(question.toBuilder()))
                .with(RawEnvelope.MAJOR, 9)
                .bytes();
        get(stage.produce(stage.inboxRecord(SATELLITE, newer, VALUE)));

        assertThat(get(outcome)).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.failure().is(Reason.UNSUPPORTED_VERSION)).isTrue();
            assertThat(failed.failure().message()).contains("9").contains("1");
        });
    }

    @Test
    void answersWhatCannotBeReadAsItsType() throws Exception {
        record Tree(String name) {}
        stage.node("reader", "r").receiving(delivery -> PayloadTypes.of(Tree.class)
                .decode(
                        delivery.message().payload(),
                        delivery.envelope().content().mediaType()));
        Node asker = stage.node("asker", "a");
        asker.bus().start();
        String nested = "{\"name\":" + "[".repeat(150) + "]".repeat(150) + "}";
        Payload deep = Payload.of("Tree", Content.JSON, nested.getBytes(StandardCharsets.UTF_8));

        Outcome outcome = get(asker.bus()
                .request(asker.bus().draft(Kind.QUERY, Target.satellite("reader")), deep, KafkaStage.PATIENCE));

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Failed.class, failed -> assertThat(
                        failed.failure().is(Reason.MALFORMED_PAYLOAD))
                .isTrue());
    }

    @Test
    void goesByTheBrokersTimeNotByTheSenders() throws Exception {
        for (Duration off : new Duration[] {Duration.ofHours(-5), Duration.ofHours(5)}) {
            int before = handler.count();
            get(stage.produce(stage.inboxRecord(
                    SATELLITE,
                    bytes(envelope(SATELLITE, GOOD)
                            .createdAt(Instant.now().plus(off))
                            .ttl(Duration.ofMinutes(1))),
                    VALUE)));
            handler.await(before + 1);
        }
        assertThat(receiver.consumed("medium", "expired")).isZero();
    }

    @Test
    void endsAMessageOfOneMillisecondWithoutHarm() throws Exception {
        for (int i = 0; i < 50; i++) {
            get(stage.produce(
                    stage.inboxRecord(SATELLITE, bytes(envelope(SATELLITE, GOOD).ttl(Duration.ofMillis(1))), VALUE)));
        }
        KafkaStage.await(
                "each is handled or expired",
                () -> receiver.consumed("medium", "expired") + receiver.consumed("medium", "handled") == 50);
        assertThat(receiver.consumed("medium", "expired")).isPositive();
        assertThat(receiver.consumed("medium", "handled")).isEqualTo(handler.count());
    }

    @Test
    void carriesTenMebibytesAndNotAByteMore() throws Exception {
        Node sender = stage.node("sender", "s");
        sender.bus().start();
        byte[] largest = new byte[Content.MAX_SIZE];
        new Random(1).nextBytes(largest);

        get(sender.bus().publish(sender.command(SATELLITE), Payload.of("Blob", "application/octet-stream", largest)));

        assertThat(handler.await(1).getFirst().payload()).isEqualTo(largest);
        byte[] tooLarge = new byte[Content.MAX_SIZE + 1];
        ProducerRecord<byte[], byte[]> raw = stage.inboxRecord(
                SATELLITE,
                RawEnvelope.of(goodEnvelope())
                        .with(RawEnvelope.PAYLOAD_SIZE, tooLarge.length)
                        .bytes(),
                tooLarge);
        get(stage.produce(raw));
        KafkaStage.await("it is rejected", () -> receiver.rejected(Reason.PAYLOAD_TOO_LARGE.code()) == 1);
        get(stage.produce(stage.inboxRecord(SATELLITE, goodEnvelope(), VALUE)));
        assertThat(textOf(handler.await(2).get(1))).isEqualTo("good");
    }

    @Test
    void sendsNoAnswerIntoAnInbox() throws Exception {
        RecordingHandler victimHandler = RecordingHandler.create();
        stage.node("victim", "v").receiving(victimHandler);
        Node answering = stage.node("answering", "a").receiving(delivery -> delivery.reply(text("an answer")));
        Payload payload = text("question");
        byte[] question = bytes(Envelope.of(Kind.QUERY, new Source("raw", "r", 0), Target.satellite("answering"))
                .replyTo(new ReplyTo(stage.names().inbox("victim", Priority.MEDIUM), 0))
                .content(payload.content()));
        get(stage.produce(stage.inboxRecord("answering", question, payload.bytes())));
        KafkaStage.await("it is handled", () -> answering.consumed("medium", "handled") == 1);

        Node sender = stage.node("sender", "s");
        sender.bus().start();
        get(sender.send("victim", "", "good"));
        get(sender.send("answering", "", "good"));

        assertThat(victimHandler.await(1)).extracting(KafkaStage::textOf).containsExactly("good");
        KafkaStage.await("the next is handled", () -> answering.consumed("medium", "handled") == 2);
    }

    @Test
    void overlooksAnswersThatCameBeforeItsPlaceForThemWasKnown() throws Exception {
        Node first = stage.node("asker", "one");
        first.bus().start();
        first.bus().close();
        for (int partition = 0; partition < 4; partition++) {
            Payload payload = text("early");
            ProducerRecord<byte[], byte[]> early =
                    new ProducerRecord<>(stage.names().reply("asker"), partition, null, payload.bytes());
            early.headers()
                    .add(
                            "sb-env",
                            bytes(Envelope.of(
                                            Kind.RESPONSE,
                                            new Source(SATELLITE, "r", 0),
                                            new Target.ToInstance("asker", "one"))
                                    .causationId(MessageIds.next())
                                    .content(payload.content())));
            get(stage.produce(early));
        }
        stage.node("replying", "r").receiving(delivery -> delivery.reply(text("in time")));
        Node second = stage.node("asker", "two");
        second.bus().start();

        assertThat(get(second.bus()
                        .request(
                                second.bus().draft(Kind.QUERY, Target.satellite("replying")),
                                GOOD,
                                KafkaStage.PATIENCE)))
                .isInstanceOfSatisfying(Outcome.Reply.class, reply -> assertThat(textOf(reply.message()))
                        .isEqualTo("in time"));
    }

    @Test
    void skipsWhatIsForSomebodyElse() throws Exception {
        UUID id = MessageIds.next();
        get(stage.produce(
                stage.inboxRecord(SATELLITE, bytes(envelope("another", GOOD).id(id)), VALUE)));
        get(stage.produce(stage.inboxRecord(SATELLITE, goodEnvelope(), VALUE)));

        handler.await(1);
        assertThat(handler.messages())
                .extracting(message -> message.envelope().id())
                .doesNotContain(id);
        assertThat(receiver.consumed("medium", "skipped")).isEqualTo(1);
    }
}
