package io.satbus.testkit.contract;

import static io.satbus.testkit.contract.Participant.get;
import static io.satbus.testkit.contract.Participant.text;
import static io.satbus.testkit.contract.Participant.textOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.satbus.bus.BusMeter;
import io.satbus.bus.Handling;
import io.satbus.bus.Outcome;
import io.satbus.protocol.Envelope;
import io.satbus.protocol.Kind;
import io.satbus.protocol.Target;
import io.satbus.testkit.RecordingHandler;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Only the one who was asked can answer, once and in time. What else comes is dropped and counted. */
abstract class AnswerPromises extends Stage {
    @Test
    void dropsAndCountsALateAnswer() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        Participant receiver = satellite("receiver");
        receiver.bus().receive(Handling.CREW, delivery -> {
            release.await();
            delivery.reply(text("too late"));
        });
        receiver.started();
        Participant asker = satellite("asker").started();

        Outcome outcome = get(asker.ask(receiver.name(), "quick", Duration.ofMillis(300)));
        release.countDown();

        assertThat(outcome).isInstanceOf(Outcome.Expired.class);
        await("it is counted", () -> dropped(asker, "unexpected") == 1);
    }

    @Test
    void dropsAndCountsAnAnswerFromSomebodyWhoWasNotAsked() throws Exception {
        CountDownLatch forged = new CountDownLatch(1);
        RecordingHandler handler = RecordingHandler.then(delivery -> {
            forged.await();
            delivery.reply(text("genuine"));
        });
        Participant receiver = satellite("receiver");
        receiver.bus().receive(Handling.CREW, handler);
        receiver.started();
        Participant stranger = satellite("stranger").started();
        Participant asker = satellite("asker").started();

        CompletableFuture<Outcome> outcome = asker.ask(receiver.name(), "who answers?");
        answer(stranger, handler.await(1).getFirst().envelope(), "forged");
        await("it is counted", () -> dropped(asker, "foreign") == 1);
        forged.countDown();

        assertThat(get(outcome))
                .isInstanceOfSatisfying(Outcome.Reply.class, reply -> assertThat(textOf(reply.message()))
                        .isEqualTo("genuine"));
    }

    @Test
    void dropsAndCountsASecondAnswer() throws Exception {
        Participant receiver = satellite("receiver");
        receiver.bus().receive(Handling.CREW, delivery -> {
            answer(receiver, delivery.envelope(), "once");
            answer(receiver, delivery.envelope(), "twice");
        });
        receiver.started();
        Participant asker = satellite("asker").started();

        assertThat(get(asker.ask(receiver.name(), "how often?")))
                .isInstanceOfSatisfying(Outcome.Reply.class, reply -> assertThat(textOf(reply.message()))
                        .isEqualTo("once"));
        await("it is counted", () -> dropped(asker, "unexpected") == 1);
        assertThat(asker.count(BusMeter.REQUESTS, "outcome", "reply")).isEqualTo(1);
    }

    @Test
    void answersTheInstanceThatAskedAndNoOther() throws Exception {
        Participant receiver = satellite("receiver");
        receiver.bus().receive(Handling.CREW, delivery -> delivery.reply(text(textOf(delivery.message()))));
        receiver.started();
        String asking = fresh("asker");
        Participant first = instance(asking, "one").started();
        Participant second = instance(asking, "two").started();

        CompletableFuture<Outcome> ofFirst = first.ask(receiver.name(), "1");
        CompletableFuture<Outcome> ofSecond = second.ask(receiver.name(), "2");

        assertThat(get(ofFirst))
                .isInstanceOfSatisfying(Outcome.Reply.class, reply -> assertThat(textOf(reply.message()))
                        .isEqualTo("1"));
        assertThat(get(ofSecond))
                .isInstanceOfSatisfying(Outcome.Reply.class, reply -> assertThat(textOf(reply.message()))
                        .isEqualTo("2"));
    }

    private static double dropped(Participant asker, String reason) {
        return asker.count(BusMeter.REPLIES_DROPPED, "reason", reason);
    }

    /** Answers past the delivery, which would let only one answer through. */
    private static void answer(Participant from, Envelope question, String text) throws Exception {
        Target asker = new Target.ToInstance(
                question.source().satellite(), question.source().instance());
        get(from.bus().publish(from.bus().draft(Kind.RESPONSE, asker).causedBy(question), text(text)));
    }
}
