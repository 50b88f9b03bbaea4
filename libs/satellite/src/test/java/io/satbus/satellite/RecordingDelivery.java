package io.satbus.satellite;

import io.satbus.bus.Delivery;
import io.satbus.bus.Payload;
import io.satbus.protocol.Failure;
import io.satbus.protocol.Message;
import java.time.Duration;
import java.util.Optional;

/** A message in a handler's hands, and what it answered. */
final class RecordingDelivery implements Delivery {
    private final Message message;
    private final Duration remaining;
    private volatile Optional<Payload> reply = Optional.empty();
    private volatile Optional<Failure> failure = Optional.empty();

    RecordingDelivery(Message message, Duration remaining) {
        this.message = message;
        this.remaining = remaining;
    }

    Optional<Payload> reply() {
        return reply;
    }

    Failure failure() {
        return failure.orElseThrow(() -> new AssertionError(message + " did not fail"));
    }

    <T> T reply(Class<T> type) {
        Payload payload = reply.orElseThrow(() -> new AssertionError(message + " was not answered, but: " + failure));
        return io.satbus.protocol.payload.PayloadTypes.of(type)
                .decode(payload.bytes(), payload.content().mediaType());
    }

    @Override
    public Message message() {
        return message;
    }

    @Override
    public Duration remaining() {
        return remaining;
    }

    @Override
    public void reply(Payload payload) {
        reply = Optional.of(payload);
    }

    @Override
    public void fail(Failure value) {
        failure = Optional.of(value);
    }
}
