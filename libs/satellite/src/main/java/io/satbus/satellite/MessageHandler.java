package io.satbus.satellite;

/**
 * Handles a message that has no answer of its own.
 *
 * @param <T> what it handles
 */
@FunctionalInterface
public interface MessageHandler<T> {
    /**
     * Runs on a virtual thread, so it may block; several run at once, but never two for messages of the same key. The
     * message is done when this has returned and everything it sent is on the bus.
     *
     * @throws io.satbus.protocol.FailureException to fail with just this failure
     * @throws Exception anything else fails the message as {@code handler-failed} and is logged here
     */
    void handle(T message, Context context) throws Exception;
}
