package io.satbus.testkit.contract;

import static io.satbus.testkit.contract.Participant.get;
import static io.satbus.testkit.contract.Participant.text;
import static io.satbus.testkit.contract.Participant.textOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.satbus.bus.BusMeter;
import io.satbus.bus.Handler;
import io.satbus.bus.Handling;
import io.satbus.bus.Outcome;
import io.satbus.protocol.Failure;
import io.satbus.protocol.FailureException;
import io.satbus.protocol.Kind;
import io.satbus.protocol.Reason;
import io.satbus.protocol.Target;
import io.satbus.protocol.ViolationException;
import io.satbus.testkit.RecordingHandler;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Every request ends with exactly one outcome, and with the right one. */
abstract class RequestPromises extends Stage {
    private static final Duration SOON = Duration.ofMillis(300);

    private Participant answering(Handler handler) {
        Participant receiver = satellite("receiver");
        receiver.bus().receive(Handling.CREW, handler);
        return receiver.started();
    }

    @Test
    void repliesWithWhatTheHandlerAnswered() throws Exception {
        Participant receiver = answering(delivery -> delivery.reply(text("hello " + textOf(delivery.message()))));
        Participant asker = satellite("asker").started();

        Outcome outcome = get(asker.ask(receiver.name(), "bob"));

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Reply.class, reply -> {
            assertThat(textOf(reply.message())).isEqualTo("hello bob");
            assertThat(reply.message().envelope().kind()).isEqualTo(Kind.RESPONSE);
            assertThat(reply.message().envelope().source())
                    .isEqualTo(receiver.bus().self());
        });
        assertThat(asker.count(BusMeter.REQUESTS, "outcome", "reply")).isEqualTo(1);
    }

    @Test
    void repliesFromADirectHandlerToo() throws Exception {
        Participant receiver = satellite("receiver");
        receiver.bus().receive(Handling.DIRECT, delivery -> delivery.reply(text("at once")));
        receiver.started();
        Participant asker = satellite("asker").started();

        assertThat(get(asker.ask(receiver.name(), "now")))
                .isInstanceOfSatisfying(Outcome.Reply.class, reply -> assertThat(textOf(reply.message()))
                        .isEqualTo("at once"));
    }

    @Test
    void keepsTheConversationInTheAnswer() throws Exception {
        RecordingHandler handler = RecordingHandler.replying(text("yes"));
        Participant receiver = answering(handler);
        Participant asker = satellite("asker").started();

        Outcome outcome = get(asker.ask(receiver.name(), "well?"));

        var question = handler.await(1).getFirst().envelope();
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Reply.class, reply -> {
            assertThat(reply.message().envelope().causationId()).contains(question.id());
            assertThat(reply.message().envelope().correlationId()).isEqualTo(question.correlationId());
        });
    }

    @Test
    void failsWithTheVeryFailureThatTheHandlerThrew() throws Exception {
        for (Failure failure : new Failure[] {
            new Failure.Rejected("no-such-symbol", "There is no symbol XYZ"),
            new Failure.Transient("busy", "Try again later"),
            new Failure.Fatal("broken", "The disk is gone")
        }) {
            Participant receiver = answering(_ -> {
                throw new FailureException(failure);
            });
            Participant asker = satellite("asker").started();

            assertThat(get(asker.ask(receiver.name(), "x"))).isEqualTo(new Outcome.Failed(failure));
            assertThat(asker.count(BusMeter.REQUESTS, "outcome", "failed")).isEqualTo(1);
            assertThat(receiver.bus().health().failed()).isEqualTo(1);
        }
    }

    @Test
    void failsAsHandlerFailedWhateverElseTheHandlerThrows() throws Exception {
        for (Throwable thrown : new Throwable[] {
            new IllegalStateException("a defect"), new IOException("no disk"), new AssertionError("an error")
        }) {
            Participant receiver = answering(delivery -> {
                if (textOf(delivery.message()).equals("good")) {
                    delivery.reply(text("still here"));
                } else if (thrown instanceof Exception e) {
                    throw e;
                } else {
                    throw (Error) thrown;
                }
            });
            Participant asker = satellite("asker").started();

            assertThat(get(asker.ask(receiver.name(), "bad"))).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
                assertThat(failed.failure().is(Reason.HANDLER_FAILED)).isTrue();
                assertThat(failed.failure().message()).contains(thrown.toString());
            });
            assertThat(get(asker.ask(receiver.name(), "good"))).isInstanceOf(Outcome.Reply.class);
        }
    }

    @Test
    void failsWithTheRuleThatTheHandlerFoundBroken() throws Exception {
        Participant receiver =
                answering(delivery -> delivery.fail(Failure.rejected(Reason.UNKNOWN_TYPE, "What is that?")));
        Participant asker = satellite("asker").started();

        assertThat(get(asker.ask(receiver.name(), "x")))
                .isEqualTo(new Outcome.Failed(Failure.rejected(Reason.UNKNOWN_TYPE, "What is that?")));
    }

    @Test
    void countsOnlyTheFirstAnswerOfAHandler() throws Exception {
        Participant receiver = answering(delivery -> {
            delivery.reply(text("first"));
            delivery.reply(text("second"));
            delivery.fail(new Failure.Rejected("third", "too late"));
        });
        Participant asker = satellite("asker").started();

        assertThat(get(asker.ask(receiver.name(), "x")))
                .isInstanceOfSatisfying(Outcome.Reply.class, reply -> assertThat(textOf(reply.message()))
                        .isEqualTo("first"));
        get(asker.ask(receiver.name(), "another round"));
        assertThat(asker.count(BusMeter.REPLIES_DROPPED, "reason", "unexpected"))
                .isZero();
    }

    @Test
    void expiresWhenNobodyAnswersInTime() throws Exception {
        Participant receiver = answering(RecordingHandler.create());
        Participant asker = satellite("asker").started();

        assertThat(get(asker.ask(receiver.name(), "silence", SOON))).isEqualTo(new Outcome.Expired(SOON));
        assertThat(asker.count(BusMeter.REQUESTS, "outcome", "expired")).isEqualTo(1);
    }

    @Test
    void doesNotHandleWhatWaitedLongerThanItsTimeToLive() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        RecordingHandler handler = RecordingHandler.then(_ -> release.await());
        Participant receiver = instance(fresh("receiver"), "a", Stage::oneAtATime);
        receiver.bus().receive(Handling.CREW, handler);
        receiver.started();
        Participant asker = satellite("asker").started();

        asker.tell(receiver.name(), "holds the only permit");
        handler.await(1);
        Outcome outcome = get(asker.ask(receiver.name(), "waits behind it", SOON));
        await("the receiver holds it", () -> receiver.bus().health().inFlight() == 2);
        // Its time counts from its place on the bus, where it came at the latest just now.
        passes(SOON);
        release.countDown();

        assertThat(outcome).isInstanceOf(Outcome.Expired.class);
        await("the receiver found it expired", () -> expired(receiver) == 1);
        assertThat(handler.messages()).extracting(Participant::textOf).containsExactly("holds the only permit");
    }

    private static double expired(Participant receiver) {
        return receiver.telemetry()
                .meters()
                .registry()
                .get(BusMeter.CONSUMED.meterName())
                .tags("priority", "medium", "outcome", "expired")
                .counter()
                .count();
    }

    @Test
    void isUndeliverableToASatelliteThatNeverStarted() throws Exception {
        Participant asker = satellite("asker").started();

        assertThat(get(asker.ask(fresh("nobody"), "hello?")))
                .isInstanceOfSatisfying(Outcome.Undeliverable.class, undeliverable -> assertThat(
                                undeliverable.failure().is(Reason.UNKNOWN_TARGET))
                        .isTrue());
        assertThat(asker.count(BusMeter.REQUESTS, "outcome", "undeliverable")).isEqualTo(1);
    }

    @Test
    void isUndeliverableToACapabilityThatNobodyRoutes() throws Exception {
        Participant asker = satellite("asker").started();

        assertThat(get(asker.bus()
                        .request(
                                asker.bus().draft(Kind.QUERY, new Target.ToCapability("pricing")),
                                text("x"),
                                Participant.PATIENCE)))
                .isInstanceOf(Outcome.Undeliverable.class);
    }

    @Test
    void refusesARequestThatBreaksARuleOfTheProtocol() {
        Participant asker = satellite("asker").started();

        assertThatThrownBy(() ->
                        asker.bus().request(asker.event("news"), text("events are not answered"), Participant.PATIENCE))
                .isInstanceOf(ViolationException.class)
                .hasMessageContaining("reply_topic");
    }

    @Test
    void endsCancelledWhenTheBusCloses() throws Exception {
        Participant receiver = answering(RecordingHandler.create());
        Participant asker = satellite("asker").started();
        CompletableFuture<Outcome> outcome = asker.ask(receiver.name(), "silence");

        asker.bus().close();

        assertThat(get(outcome)).isEqualTo(new Outcome.Cancelled());
    }

    @Test
    void endsAtOnceWhenTheAskerCancels() throws Exception {
        RecordingHandler handler = RecordingHandler.create();
        Participant receiver = answering(handler);
        Participant asker = satellite("asker").started();
        CompletableFuture<Outcome> outcome = asker.ask(receiver.name(), "silence");
        handler.await(1);

        outcome.cancel(false);

        await("it is counted", () -> asker.count(BusMeter.REQUESTS, "outcome", "cancelled") == 1);
    }

    @Test
    void tellsTheHandlerHowMuchTimeIsLeftForWhatItAsksItself() throws Exception {
        Participant last = answering(RecordingHandler.create());
        Participant middle = satellite("middle");
        CompletableFuture<Duration> left = new CompletableFuture<>();
        middle.bus().receive(Handling.CREW, delivery -> {
            left.complete(delivery.remaining());
            Outcome nested = get(middle.ask(last.name(), "nested", delivery.remaining()));
            delivery.reply(text(nested.getClass().getSimpleName()));
        });
        middle.started();
        Participant asker = satellite("asker").started();
        Duration timeout = Duration.ofSeconds(1);

        Outcome outcome = get(asker.ask(middle.name(), "outer", timeout));

        assertThat(get(left)).isPositive().isLessThanOrEqualTo(timeout);
        // The nested one expires with the outer one; which of the two is seen first is open.
        assertThat(outcome).isInstanceOfAny(Outcome.Expired.class, Outcome.Reply.class);
        await("both ended", () -> middle.count(BusMeter.REQUESTS, "outcome", "expired") == 1);
    }

    @Test
    void answersManyRequestsAtOnceEachWithItsOwnAnswer() throws Exception {
        Participant receiver = answering(delivery -> delivery.reply(text("re " + textOf(delivery.message()))));
        Participant asker = satellite("asker").started();
        List<CompletableFuture<Outcome>> outcomes = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            outcomes.add(asker.ask(receiver.name(), "q" + i));
        }
        for (int i = 0; i < 500; i++) {
            String expected = "re q" + i;
            assertThat(get(outcomes.get(i)))
                    .isInstanceOfSatisfying(Outcome.Reply.class, reply -> assertThat(textOf(reply.message()))
                            .isEqualTo(expected));
        }
    }
}
