package io.satbus.satellite;

import io.satbus.bus.UndeliverableException;
import io.satbus.protocol.Failure;
import io.satbus.protocol.FailureException;
import io.satbus.protocol.Reason;
import java.time.Duration;
import java.util.concurrent.CancellationException;

/**
 * How a typed request ended. Every request has exactly one.
 *
 * @param <R> the reply
 */
public sealed interface Answer<R> {
    /** The receiver did it, and says this. */
    record Replied<R>(R reply) implements Answer<R> {}

    /** The receiver answered that it failed. */
    record Failed<R>(Failure failure) implements Answer<R> {}

    /** Nobody answered in time; whether it was handled is not known. */
    record Expired<R>(Duration waited) implements Answer<R> {}

    /** It never got onto the bus, or nobody is there to handle it. It was not handled. */
    record Undeliverable<R>(Failure failure) implements Answer<R> {}

    /** The asker gave up before there was an answer. */
    record Cancelled<R>() implements Answer<R> {}

    /**
     * The reply, for those who can do nothing without it.
     *
     * @throws FailureException if it failed, or expired ({@code expired}: trying again may help)
     * @throws UndeliverableException if it was not handled
     * @throws CancellationException if the asker gave up
     */
    default R orThrow() {
        return switch (this) {
            case Replied<R>(R reply) -> reply;
            case Failed<R>(Failure failure) -> throw new FailureException(failure);
            case Expired<R>(Duration waited) ->
                throw new FailureException(
                        Failure.retry(Reason.EXPIRED, "nobody answered within " + waited.toMillis() + " ms"));
            case Undeliverable<R>(Failure failure) -> throw new UndeliverableException(failure);
            case Cancelled<R>() -> throw new CancellationException("the request was cancelled");
        };
    }
}
