package io.satbus.testkit.contract;

import io.satbus.bus.Bus;
import io.satbus.bus.BusMeter;
import io.satbus.bus.Outcome;
import io.satbus.bus.Payload;
import io.satbus.protocol.EnvelopeBuilder;
import io.satbus.protocol.Kind;
import io.satbus.protocol.Message;
import io.satbus.protocol.Target;
import io.satbus.telemetry.Telemetry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One instance in a test: its bus and its meters. */
record Participant(Bus bus, Telemetry telemetry) {
    /** Longer than anything takes that works. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    static Payload text(String text) {
        return Payload.of("Text", "text/plain", text.getBytes(StandardCharsets.UTF_8));
    }

    static String textOf(Message message) {
        return new String(message.payload(), StandardCharsets.UTF_8);
    }

    static <T> T get(CompletableFuture<T> future) throws InterruptedException, ExecutionException, TimeoutException {
        return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    String name() {
        return bus.self().satellite();
    }

    Participant started() {
        bus.start();
        return this;
    }

    EnvelopeBuilder command(String satellite) {
        return bus.draft(Kind.COMMAND, Target.satellite(satellite));
    }

    EnvelopeBuilder event(String subject) {
        return bus.draft(Kind.EVENT, Target.SUBSCRIBERS).subject(subject);
    }

    /** Sends a command, and waits until it is on the bus. */
    void tell(String satellite, String text) throws Exception {
        get(bus.publish(command(satellite), text(text)));
    }

    /** Asks without a hurry. */
    CompletableFuture<Outcome> ask(String satellite, String text) {
        return ask(satellite, text, PATIENCE);
    }

    CompletableFuture<Outcome> ask(String satellite, String text, Duration timeout) {
        return bus.request(bus.draft(Kind.QUERY, Target.satellite(satellite)), text(text), timeout);
    }

    /** What a counter of this instance stands at. */
    double count(BusMeter meter, String label, String value) {
        return telemetry
                .meters()
                .registry()
                .get(meter.meterName())
                .tag(label, value)
                .counter()
                .count();
    }
}
