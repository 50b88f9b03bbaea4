package io.satbus.bus;

import io.satbus.protocol.Failure;

/** A message did not get onto the bus. The failure says why and whether trying again can help. */
public final class UndeliverableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    public UndeliverableException(Failure failure) {
        super(failure.message());
        this.failure = failure;
    }

    public UndeliverableException(Failure failure, Throwable cause) {
        super(failure.message(), cause);
        this.failure = failure;
    }

    public Failure failure() {
        return failure;
    }
}
