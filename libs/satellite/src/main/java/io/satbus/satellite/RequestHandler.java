package io.satbus.satellite;

/**
 * Answers a message.
 *
 * @param <T> what it is asked
 * @param <R> what it answers
 */
@FunctionalInterface
public interface RequestHandler<T, R> {
    /**
     * Runs on a virtual thread, so it may block; several run at once, but never two for messages of the same key.
     *
     * @return the answer
     * @throws io.satbus.protocol.FailureException to answer with just this failure
     * @throws Exception anything else is answered as {@code handler-failed} and logged here
     */
    R handle(T message, Context context) throws Exception;
}
