package io.satbus.bus;

/** Handles one message. */
@FunctionalInterface
public interface Handler {
    /**
     * Returning ends the message: it will not be delivered again.
     *
     * @throws io.satbus.protocol.FailureException to fail with just this failure
     * @throws Exception anything else fails the message as {@code handler-failed}; an {@link InterruptedException} means
     *     that the instance is shutting down, and the message is delivered again
     */
    void handle(Delivery delivery) throws Exception;
}
