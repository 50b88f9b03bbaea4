package io.satbus.bus;

import io.satbus.protocol.Failure;
import io.satbus.protocol.Message;
import java.time.Duration;

/** How a request ended. Every request has exactly one. */
public sealed interface Outcome {
    /** The answer. */
    record Reply(Message message) implements Outcome {}

    /** The receiver answered that it failed. */
    record Failed(Failure failure) implements Outcome {}

    /** Nobody answered in time; whether it was handled is not known. */
    record Expired(Duration waited) implements Outcome {}

    /** It never got onto the bus, or nobody is there to handle it. It was not handled. */
    record Undeliverable(Failure failure) implements Outcome {}

    /** The asker gave up before there was an answer. */
    record Cancelled() implements Outcome {}
}
