package io.satbus.satellite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.satbus.bus.Payload;
import io.satbus.bus.Receipt;
import io.satbus.bus.UndeliverableException;
import io.satbus.protocol.Content;
import io.satbus.protocol.Envelope;
import io.satbus.protocol.Failure;
import io.satbus.protocol.FailureException;
import io.satbus.protocol.Kind;
import io.satbus.protocol.Message;
import io.satbus.protocol.Reason;
import io.satbus.protocol.Target;
import io.satbus.protocol.payload.Done;
import io.satbus.satellite.Station.Greet;
import io.satbus.satellite.Station.Greeting;
import io.satbus.satellite.Station.Shout;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class HandlingTest {
    private static final Satellite GREETER = Satellite.named("greeter")
            .onQuery(Greet.class, Greeting.class, (greet, context) -> new Greeting("Hello " + greet.name()))
            .onCommand(Shout.class, (shout, context) -> {});

    @Test
    void answersAQueryWithItsTypedReply() {
        try (Station station = Station.of(GREETER)) {
            assertThat(station.query(new Greet("Ada")).reply(Greeting.class)).isEqualTo(new Greeting("Hello Ada"));
        }
    }

    @Test
    void saysDoneWhereACommandHasNoAnswerOfItsOwn() {
        try (Station station = Station.of(GREETER)) {
            assertThat(station.command(new Shout("hey")).reply(Done.class)).isEqualTo(Done.DONE);
        }
    }

    @Test
    void namesWhatItHandlesWhenAskedSomethingElse() {
        try (Station station = Station.of(GREETER)) {
            Failure failure = station.query(new Shout("hey")).failure();
            assertThat(failure.is(Reason.UNKNOWN_TYPE)).isTrue();
            assertThat(failure).isInstanceOf(Failure.Rejected.class);
            assertThat(failure.message())
                    .isEqualTo("greeter does not handle query Shout; it handles command Shout, query Greet");
        }
    }

    @Test
    void ignoresABroadcastThatItHasNoUseFor() {
        try (Station station = Station.of(GREETER)) {
            var draft = Envelope.of(Kind.NOTIFICATION, Station.ASKER, Target.everyInstance());
            RecordingDelivery delivery = station.bus.deliver(draft, new Greet("all"), Station.TIME);
            assertThat(delivery.reply()).isEmpty();
        }
    }

    @Test
    void rejectsAPayloadThatIsNotOfItsType() {
        try (Station station = Station.of(GREETER)) {
            byte[] bytes = "{\"name\":".getBytes(StandardCharsets.UTF_8);
            Message message = new Message(
                    Station.draft(Kind.QUERY)
                            .content(Content.of("Greet", Content.JSON, bytes.length))
                            .build(),
                    bytes,
                    "");
            Failure failure = station.bus.deliver(message, Station.TIME).failure();
            assertThat(failure.is(Reason.MALFORMED_PAYLOAD)).isTrue();
            assertThat(failure).isInstanceOf(Failure.Rejected.class);
        }
    }

    @Test
    void tellsTheAskerWhatFailedButNotWhere() {
        Satellite failing = Satellite.named("greeter").onQuery(Greet.class, Greeting.class, (greet, context) -> {
            throw new IllegalStateException("no voice");
        });
        try (Station station = Station.of(failing)) {
            Failure failure = station.query(new Greet("Ada")).failure();
            assertThat(failure.is(Reason.HANDLER_FAILED)).isTrue();
            assertThat(failure.message())
                    .contains("query Greet", "java.lang.IllegalStateException: no voice")
                    .doesNotContain("HandlingTest", "\tat");
        }
    }

    @Test
    void survivesAnErrorAndAMissingReply() {
        Satellite failing = Satellite.named("greeter")
                .onQuery(Greet.class, Greeting.class, (greet, context) -> {
                    throw new StackOverflowError();
                })
                .onCommand(Shout.class, Greeting.class, (shout, context) -> nothing());
        try (Station station = Station.of(failing)) {
            assertThat(station.query(new Greet("Ada")).failure().is(Reason.HANDLER_FAILED))
                    .isTrue();
            assertThat(station.command(new Shout("hey")).failure().message()).contains("the handler returned null");
            assertThat(station.running.running()).isEmpty();
        }
    }

    @SuppressWarnings("NullAway") // what a careless author does
    private static Greeting nothing() {
        return null;
    }

    @Test
    void answersWithTheFailureThatTheHandlerChose() {
        Satellite choosing = Satellite.named("greeter").onCommand(Shout.class, (shout, context) -> {
            throw FailureException.rejected("too-loud", "people sleep");
        });
        try (Station station = Station.of(choosing)) {
            assertThat(station.command(new Shout("hey")).failure())
                    .isEqualTo(new Failure.Rejected("too-loud", "people sleep"));
        }
    }

    @Test
    void answersOnlyWhenWhatItSentIsOnTheBus() throws Exception {
        CompletableFuture<Receipt> receipt = new CompletableFuture<>();
        Satellite relaying = Satellite.named("greeter")
                .publishes("shouts")
                .onCommand(Shout.class, (shout, context) -> context.subject("shouts")
                        .publish(shout));
        try (Station station = Station.of(relaying)) {
            station.bus.publishing = _ -> receipt;
            CompletableFuture<RecordingDelivery> handled = Station.async(() -> station.command(new Shout("hey")));
            Message event = RecordingBus.next(station.bus.published);
            assertThat(handled).isNotDone();
            assertThat(station.running.running()).containsExactly("command Shout");

            receipt.complete(new Receipt(event.envelope().id(), "topic", 0, 0));
            assertThat(handled.get(10, TimeUnit.SECONDS).reply(Done.class)).isEqualTo(Done.DONE);
        }
    }

    @Test
    void failsWhenWhatItSentCannotBeDelivered() {
        Satellite relaying = Satellite.named("greeter")
                .onCommand(Shout.class, (shout, context) -> context.subject("shouts")
                        .publish(shout));
        Failure unreachable = Failure.retry(Reason.BUS_UNREACHABLE, "no broker");
        try (Station station = Station.of(relaying)) {
            station.bus.publishing = _ -> CompletableFuture.failedFuture(new UndeliverableException(unreachable));
            assertThat(station.command(new Shout("hey")).failure()).isEqualTo(unreachable);
        }
    }

    @Test
    void hearsEventsAndDataOfItsTypeAndPattern() {
        List<String> heard = new CopyOnWriteArrayList<>();
        Satellite listening = Satellite.named("greeter")
                .onEvent("prices.>", Shout.class, (shout, context) -> heard.add(shout.text()))
                .onError("prices.>", (failure, context) -> heard.add(failure.code()));
        try (Station station = Station.of(listening)) {
            station.bus.deliver(Station.published(Kind.EVENT, "prices.a"), new Shout("event"), Station.TIME);
            station.bus.deliver(Station.published(Kind.DATA, "prices.a.b"), new Shout("data"), Station.TIME);
            station.bus.deliver(Station.published(Kind.DATA, "prices.a"), new Greet("other type"), Station.TIME);
            station.bus.deliver(Station.published(Kind.DATA, "weather"), new Shout("other subject"), Station.TIME);
            Payload failure = Payload.of(
                    io.satbus.protocol.payload.PayloadTypes.of(Failure.class),
                    new Failure.Rejected("bad-row", "line 3"));
            station.bus.deliver(
                    new Message(
                            Station.published(Kind.ERROR, "prices.a")
                                    .content(failure.content())
                                    .build(),
                            failure.bytes(),
                            ""),
                    Station.TIME);
            assertThat(heard).containsExactly("event", "data", "bad-row");
        }
    }

    @Test
    void noHandlerRunsBeforeTheStartIsOver() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        AtomicBoolean started = new AtomicBoolean();
        CompletableFuture<RecordingBus> bus = new CompletableFuture<>();
        Satellite slow = Satellite.named("greeter")
                .onStart(context -> {
                    release.await();
                    started.set(true);
                })
                .onCommand(Shout.class, (shout, context) -> {
                    assertThat(started).isTrue();
                });
        CompletableFuture<RunningSatellite> running =
                Station.async(() -> slow.start(Station.SETTINGS, (settings, telemetry) -> {
                    bus.complete(Station.connect(settings, telemetry));
                    return bus.join();
                }));
        RecordingBus made = bus.get(10, TimeUnit.SECONDS);
        assertThat(made.started.await(10, TimeUnit.SECONDS)).isTrue();
        CompletableFuture<RecordingDelivery> handled =
                Station.async(() -> made.deliver(Station.draft(Kind.COMMAND), new Shout("early"), Station.TIME));
        assertThat(handled).isNotDone();
        release.countDown();
        assertThat(handled.get(10, TimeUnit.SECONDS).reply(Done.class)).isEqualTo(Done.DONE);
        assertThat(started).isTrue();
        running.get(10, TimeUnit.SECONDS).close();
    }

    @Test
    void refusesASecondHandlerForAType() {
        Satellite satellite = Satellite.named("greeter").onCommand(Shout.class, (shout, context) -> {});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> satellite.onCommand(Shout.class, (shout, context) -> {}))
                .withMessageContaining("command Shout");
    }
}
