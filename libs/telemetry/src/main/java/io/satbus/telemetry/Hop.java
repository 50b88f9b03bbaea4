package io.satbus.telemetry;

import java.util.concurrent.Callable;

/**
 * One step of a message: sent by one, or received by another. Safe for use by any thread; ends once, later ends have no
 * effect.
 */
public interface Hop {
    /** W3C trace context to be carried by the message, or by what it causes; empty if there is none. */
    String traceparent();

    /** Whether anybody records it; if not, ending it has no effect. */
    boolean recorded();

    /**
     * Runs work as part of this hop: what {@link Tracing#sending} is asked inside is its child.
     *
     * @throws Exception what the work throws
     */
    <T> T call(Callable<T> work) throws Exception;

    /** The hop is over. */
    void end();

    /** The hop is over and failed; the reason is a word of a bounded set, such as the code of a failure. */
    void fail(String reason);
}
