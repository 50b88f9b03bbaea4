package io.satbus.testkit;

import static io.satbus.testkit.SatbusAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.satbus.bus.Bus;
import io.satbus.bus.Handling;
import io.satbus.bus.Outcome;
import io.satbus.bus.Payload;
import io.satbus.protocol.Kind;
import io.satbus.protocol.Target;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InMemoryBrokerTest {
    private final VirtualClock clock = VirtualClock.create();
    private final InMemoryBroker broker = InMemoryBroker.create(clock);
    private final Bus receiver = broker.connect("receiver", "a");
    private final Bus asker = broker.connect("asker", "a");

    @AfterEach
    void close() {
        broker.close();
    }

    private static Payload text(String text) {
        return Payload.of("Text", "text/plain", text.getBytes(StandardCharsets.UTF_8));
    }

    private void start(RecordingHandler handler) {
        receiver.receive(Handling.CREW, handler);
        receiver.start();
        asker.start();
    }

    private CompletableFuture<Outcome> ask(Duration timeout) {
        return asker.request(asker.draft(Kind.QUERY, Target.satellite("receiver")), text("?"), timeout);
    }

    private void tell(String key) {
        var _ = asker.publish(
                asker.draft(Kind.COMMAND, Target.satellite("receiver")).key(key), text(key));
    }

    private static Outcome get(CompletableFuture<Outcome> outcome) throws Exception {
        return outcome.get(30, TimeUnit.SECONDS);
    }

    @Test
    void expiresByTheVirtualClockAlone() throws Exception {
        RecordingHandler handler = RecordingHandler.create();
        start(handler);
        CompletableFuture<Outcome> outcome = ask(Duration.ofHours(1));
        handler.await(1);

        clock.advance(Duration.ofMinutes(59));
        assertThat(outcome).isNotDone();
        clock.advance(Duration.ofMinutes(1));

        assertThat(get(outcome)).isEqualTo(new Outcome.Expired(Duration.ofHours(1)));
    }

    @Test
    void losesWhatIsToBeLostUntilTheFaultEnds() throws Exception {
        RecordingHandler handler = RecordingHandler.create();
        start(handler);
        try (Faults.Injection _ =
                broker.faults().drop(message -> message.envelope().key().equals("lost"))) {
            tell("lost");
            tell("kept");
        }
        handler.await(1);
        tell("lost");

        assertThat(handler.await(2))
                .extracting(message -> message.envelope().key())
                .containsExactly("kept", "lost");
    }

    @Test
    void deliversTwiceWhatIsToBeDuplicated() throws Exception {
        RecordingHandler handler = RecordingHandler.create();
        start(handler);
        broker.faults().duplicate(message -> message.envelope().key().equals("twice"));
        tell("twice");
        tell("once");
        assertThat(handler.await(3))
                .extracting(message -> message.envelope().key())
                .containsExactlyInAnyOrder("twice", "twice", "once");
    }

    @Test
    void holdsBackWhatIsToBeDelayed() throws Exception {
        RecordingHandler handler = RecordingHandler.create();
        start(handler);
        broker.faults().delay(message -> message.envelope().key().equals("late"), Duration.ofSeconds(5));
        tell("late");
        tell("soon");
        handler.await(1);
        clock.advance(Duration.ofSeconds(5));
        assertThat(handler.await(2))
                .extracting(message -> message.envelope().key())
                .containsExactly("soon", "late");
    }

    @Test
    void countsADuplicatedAnswerOnce() throws Exception {
        start(RecordingHandler.replying(text("yes")));
        broker.faults().duplicate(message -> message.envelope().kind() == Kind.RESPONSE);
        assertThat(get(ask(Duration.ofMinutes(1)))).isReply().isFrom("receiver").hasType("Text");
    }
}
