package io.satbus.satellite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.satbus.bus.Outcome;
import io.satbus.bus.Payload;
import io.satbus.bus.UndeliverableException;
import io.satbus.protocol.Envelope;
import io.satbus.protocol.Failure;
import io.satbus.protocol.FailureException;
import io.satbus.protocol.Kind;
import io.satbus.protocol.Message;
import io.satbus.protocol.Priority;
import io.satbus.protocol.Reason;
import io.satbus.protocol.Target;
import io.satbus.satellite.Station.Greet;
import io.satbus.satellite.Station.Greeting;
import io.satbus.satellite.Station.Shout;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SendingTest {
    private static final Satellite RELAY = Satellite.named("greeter")
            .onCommand(
                    Shout.class, (shout, context) -> context.satellite("echo").send(shout))
            .onQuery(Greet.class, Greeting.class, (greet, context) -> context.satellite("polite")
                    .ask(greet, Greeting.class));

    @Test
    void carriesTheConversationOn() throws Exception {
        try (Station station = Station.of(RELAY)) {
            RecordingDelivery cause =
                    station.bus.deliver(Station.draft(Kind.COMMAND).hopLimit(7), new Shout("hey"), Station.TIME);
            Envelope sent = RecordingBus.next(station.bus.published).envelope();
            assertThat(sent.correlationId()).isEqualTo(cause.envelope().correlationId());
            assertThat(sent.causationId()).contains(cause.envelope().id());
            assertThat(sent.hopLimit()).isEqualTo(6);
            assertThat(sent.kind()).isEqualTo(Kind.COMMAND);
            assertThat(sent.target()).isEqualTo(Target.satellite("echo"));
            assertThat(sent.priority()).isEqualTo(Priority.MEDIUM);
        }
    }

    @Test
    void endsACycleOfMessages() {
        try (Station station = Station.of(RELAY)) {
            RecordingDelivery last =
                    station.bus.deliver(Station.draft(Kind.COMMAND).hopLimit(0), new Shout("hey"), Station.TIME);
            assertThat(last.failure().is(Reason.TOO_MANY_HOPS)).isTrue();
            assertThat(station.bus.published).isEmpty();
        }
    }

    @Test
    void nestedRequestsHaveNoMoreTimeThanTheirCauseAndItsUrgency() throws Exception {
        try (Station station = Station.of(RELAY)) {
            station.bus.deliver(
                    Station.draft(Kind.QUERY).priority(Priority.CRITICAL), new Greet("Ada"), Duration.ofMillis(700));
            Envelope urgent = RecordingBus.next(station.bus.requested).envelope();
            assertThat(urgent.ttl()).isEqualTo(Duration.ofMillis(700));
            assertThat(urgent.priority()).isEqualTo(Priority.CRITICAL);

            station.query(new Greet("Ada"));
            Envelope patient = RecordingBus.next(station.bus.requested).envelope();
            assertThat(patient.ttl()).isEqualTo(Duration.ofSeconds(5));
        }
    }

    @Test
    void doesNotAskWhenThereIsNoTimeLeft() {
        try (Station station = Station.of(RELAY)) {
            RecordingDelivery late = station.bus.deliver(Station.draft(Kind.QUERY), new Greet("Ada"), Duration.ZERO);
            assertThat(late.failure().is(Reason.EXPIRED)).isTrue();
            assertThat(station.bus.requested).isEmpty();
        }
    }

    @Test
    void sendsAsItWasTold() throws Exception {
        try (Station station = Station.of(RELAY)) {
            Context context = station.running.context();
            context.subject("prices.AAPL").key("AAPL").attribute("market", "us").publishData(new Shout("1"));
            context.subject("prices.AAPL").publishError(new Failure.Rejected("bad-row", "line 3"));
            context.everyInstance()
                    .priority(Priority.CRITICAL)
                    .excluding("greeter")
                    .notify(new Shout("all"));
            context.instance("sage", "sage-2").ttl(Duration.ofSeconds(9)).notify(new Shout("one"));
            context.flush();

            Envelope data = RecordingBus.next(station.bus.published).envelope();
            assertThat(data.kind()).isEqualTo(Kind.DATA);
            assertThat(data.subject()).isEqualTo("prices.AAPL");
            assertThat(data.key()).isEqualTo("AAPL");
            assertThat(data.attributes()).containsEntry("market", "us");
            Message error = RecordingBus.next(station.bus.published);
            assertThat(error.envelope().kind()).isEqualTo(Kind.ERROR);
            assertThat(RecordingBus.read(error, Failure.class)).isEqualTo(new Failure.Rejected("bad-row", "line 3"));
            Envelope all = RecordingBus.next(station.bus.published).envelope();
            assertThat(all.priority()).isEqualTo(Priority.CRITICAL);
            assertThat(all.target()).isEqualTo(Target.everyInstance());
            assertThat(all.exclusions()).containsExactly("greeter");
            Envelope one = RecordingBus.next(station.bus.published).envelope();
            assertThat(one.target()).isEqualTo(new Target.ToInstance("sage", "sage-2"));
            assertThat(one.ttl()).isEqualTo(Duration.ofSeconds(9));
        }
    }

    @Test
    void saysHowARequestEnded() throws Exception {
        Failure failure = new Failure.Transient("busy", "later");
        assertThat(answerTo(replied(new Greeting("hi")))).isEqualTo(new Answer.Replied<>(new Greeting("hi")));
        assertThat(answerTo(new Outcome.Failed(failure))).isEqualTo(new Answer.Failed<>(failure));
        assertThat(answerTo(new Outcome.Expired(Duration.ofSeconds(2))))
                .isEqualTo(new Answer.Expired<>(Duration.ofSeconds(2)));
        assertThat(answerTo(new Outcome.Undeliverable(failure))).isEqualTo(new Answer.Undeliverable<>(failure));
        assertThat(answerTo(new Outcome.Cancelled())).isEqualTo(new Answer.Cancelled<>());
    }

    @Test
    void refusesAnAnswerOfAnotherType() throws Exception {
        Answer<Greeting> answer = answerTo(replied(new Shout("hi")));
        assertThat(answer).isInstanceOfSatisfying(Answer.Failed.class, failed -> assertThat(
                        failed.failure().message())
                .contains("asker/asker-1#0 answered with Shout", "Greeting was expected"));
    }

    @Test
    void throwsWhatKeepsAReplyAway() {
        Failure failure = new Failure.Transient("busy", "later");
        assertThatThrownBy(() -> new Answer.Failed<>(failure).orThrow())
                .isInstanceOfSatisfying(
                        FailureException.class, e -> assertThat(e.failure()).isEqualTo(failure));
        assertThatThrownBy(() -> new Answer.Undeliverable<>(failure).orThrow())
                .isInstanceOf(UndeliverableException.class);
        assertThatThrownBy(() -> new Answer.Expired<>(Duration.ofMillis(20)).orThrow())
                .hasMessageContaining("expired", "20 ms");
    }

    @Test
    void cancellingARequestReachesTheBus() throws Exception {
        try (Station station = Station.of(RELAY)) {
            CompletableFuture<Outcome> pending = new CompletableFuture<>();
            station.bus.answering = _ -> pending;
            CompletableFuture<Answer<Greeting>> request =
                    station.running.context().satellite("sage").request(new Greet("Ada"), Greeting.class);
            request.cancel(false);
            assertThat(pending).isCancelled();
        }
    }

    private static Answer<Greeting> answerTo(Outcome outcome) throws Exception {
        try (Station station = Station.of(RELAY)) {
            station.bus.answering = _ -> CompletableFuture.completedFuture(outcome);
            return station.running
                    .context()
                    .satellite("sage")
                    .request(new Greet("Ada"), Greeting.class)
                    .get(10, TimeUnit.SECONDS);
        }
    }

    private static Outcome replied(Object value) {
        Payload payload = RecordingBus.payload(value);
        Envelope answer = Envelope.of(Kind.RESPONSE, Station.ASKER, new Target.ToInstance("greeter", "greeter-1"))
                .causationId(io.satbus.protocol.MessageIds.next())
                .content(payload.content())
                .build();
        return new Outcome.Reply(new Message(answer, payload.bytes(), ""));
    }
}
