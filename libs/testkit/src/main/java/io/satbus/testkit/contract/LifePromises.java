package io.satbus.testkit.contract;

import static io.satbus.testkit.contract.Participant.get;
import static io.satbus.testkit.contract.Participant.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.satbus.bus.Handling;
import io.satbus.bus.Outcome;
import io.satbus.bus.UndeliverableException;
import io.satbus.testkit.RecordingHandler;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** A bus begins once, ends once, and loses nothing at either end. */
abstract class LifePromises extends Stage {
    @Test
    void refusesToStartTwice() {
        Participant participant = satellite("twice").started();

        assertThatThrownBy(() -> participant.bus().start())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("started already");
    }

    @Test
    void refusesASecondHandlerForTheInbox() {
        Participant participant = satellite("twice");
        participant.bus().receive(Handling.CREW, RecordingHandler.create());

        assertThatThrownBy(() -> participant.bus().receive(Handling.CREW, RecordingHandler.create()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(participant.name());
    }

    @Test
    void receivesOnceItIsStartedWhatWasSentBefore() throws Exception {
        String satellite = fresh("restarting");
        RecordingHandler handler = RecordingHandler.create();
        Participant earlier = instance(satellite, "earlier");
        earlier.bus().receive(Handling.CREW, RecordingHandler.create());
        earlier.started().bus().close();
        Participant sender = satellite("sender").started();
        sender.tell(satellite, "while nobody was there");

        Participant later = instance(satellite, "later");
        later.bus().receive(Handling.CREW, handler);
        assertThat(handler.messages()).isEmpty();
        later.started();

        assertThat(handler.await(1)).extracting(Participant::textOf).containsExactly("while nobody was there");
    }

    @Test
    void letsHandlersEndAndTakesNoMoreWhenDrained() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        AtomicBoolean interrupted = new AtomicBoolean();
        RecordingHandler handler = RecordingHandler.then(delivery -> {
            try {
                release.await();
            } catch (InterruptedException e) {
                interrupted.set(true);
                throw e;
            }
            delivery.reply(text("done"));
        });
        Participant receiver = satellite("receiver");
        receiver.bus().receive(Handling.CREW, handler);
        receiver.started();
        Participant sender = satellite("sender").started();
        CompletableFuture<Outcome> running = sender.ask(receiver.name(), "runs");
        handler.await(1);

        CompletableFuture<Boolean> drained =
                CompletableFuture.supplyAsync(() -> receiver.bus().drain(Participant.PATIENCE));
        await("draining began, and the handler still runs", () -> !drained.isDone());
        release.countDown();

        assertThat(get(drained)).isTrue();
        assertThat(interrupted).isFalse();
        assertThat(get(running)).isInstanceOf(Outcome.Reply.class);
        sender.tell(receiver.name(), "too late for this one");
        RecordingHandler next = RecordingHandler.create();
        Participant successor = instance(receiver.name(), "successor");
        successor.bus().receive(Handling.CREW, next);
        successor.started();
        assertThat(next.await(1)).extracting(Participant::textOf).containsExactly("too late for this one");
        assertThat(handler.count()).isEqualTo(1);
    }

    @Test
    void saysThatAHandlerDidNotEndAndGivesItsMessageToAnother() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        RecordingHandler stuck = RecordingHandler.then(_ -> never.await());
        Participant receiver = satellite("receiver");
        receiver.bus().receive(Handling.CREW, stuck);
        receiver.started();
        Participant sender = satellite("sender").started();
        sender.tell(receiver.name(), "stuck");
        stuck.await(1);

        assertThat(receiver.bus().drain(Duration.ofMillis(200))).isFalse();

        receiver.bus().close();
        RecordingHandler next = RecordingHandler.create();
        Participant successor = instance(receiver.name(), "successor");
        successor.bus().receive(Handling.CREW, next);
        successor.started();
        assertThat(next.await(1)).extracting(Participant::textOf).containsExactly("stuck");
    }

    @Test
    void handsTheWorkOfAnInstanceThatLeavesToTheOthers() throws Exception {
        String satellite = fresh("worker");
        RecordingHandler handler = RecordingHandler.create();
        Participant leaving = instance(satellite, "leaving");
        leaving.bus().receive(Handling.CREW, handler);
        leaving.started();
        Participant staying = instance(satellite, "staying");
        staying.bus().receive(Handling.CREW, handler);
        staying.started();
        Participant sender = satellite("sender").started();

        for (int i = 0; i < 200; i++) {
            sender.tell(satellite, "m" + i);
            if (i == 100) {
                leaving.bus().close();
            }
        }

        assertThat(handler.await(200))
                .extracting(Participant::textOf)
                .hasSize(200)
                .doesNotHaveDuplicates();
    }

    @Test
    void closesOnceHoweverOftenItIsClosed() {
        Participant participant = satellite("closed").started();
        participant.bus().close();
        participant.bus().close();
        assertThat(participant.bus().drain(Duration.ofSeconds(1))).isTrue();
    }

    @Test
    void closesThoughItWasNeverStarted() {
        satellite("idle").bus().close();
    }

    @Test
    void sendsNothingOnceItIsClosed() throws Exception {
        Participant receiver = satellite("receiver");
        receiver.bus().receive(Handling.CREW, delivery -> delivery.reply(text("x")));
        receiver.started();
        Participant sender = satellite("sender").started();
        get(sender.ask(receiver.name(), "while open"));

        sender.bus().close();

        assertThat(get(sender.ask(receiver.name(), "afterwards"))).isInstanceOf(Outcome.Undeliverable.class);
        assertThatThrownBy(() -> sender.tell(receiver.name(), "afterwards"))
                .cause()
                .isInstanceOf(UndeliverableException.class);
    }

    @Test
    void saysHowItIs() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        RecordingHandler handler = RecordingHandler.then(_ -> release.await());
        Participant receiver = satellite("receiver");
        receiver.bus().receive(Handling.CREW, handler);
        receiver.started();
        Participant sender = satellite("sender").started();
        sender.tell(receiver.name(), "runs");
        handler.await(1);

        await("it is connected", () -> receiver.bus().health().connected());
        assertThat(receiver.bus().health().inFlight()).isEqualTo(1);
        assertThat(receiver.bus().health().oldestInFlight()).isPositive();
        assertThat(receiver.bus().health().handled()).isZero();
        release.countDown();
        await("it is finished", () -> receiver.bus().health().handled() == 1);
        await("nothing is in flight", () -> receiver.bus().health().inFlight() == 0);
        assertThat(receiver.bus().health().failed()).isZero();
        assertThat(receiver.bus().health().oldestInFlight()).isZero();
    }
}
