package io.satbus.bus;

import io.satbus.protocol.Envelope;
import io.satbus.protocol.EnvelopeBuilder;
import io.satbus.protocol.Kind;
import io.satbus.protocol.Source;
import io.satbus.protocol.Target;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * One instance's connection to the bus. Safe for use by any thread.
 *
 * <p>Life: made, told what it receives, {@link #start started}, used, {@link #drain drained}, closed. Before it is
 * started and after it is drained nothing is received.
 */
public interface Bus extends AutoCloseable {
    /** Who this instance is to others. */
    Source self();

    /** Begins a message from this instance. */
    default EnvelopeBuilder draft(Kind kind, Target target) {
        return Envelope.of(kind, self(), target);
    }

    /**
     * Sends a message that nobody waits for. Blocks only while the bounded send buffer is full, and once for each
     * destination until it is known to exist.
     *
     * @return completes when every in-sync replica has it; fails with {@link UndeliverableException}
     * @throws io.satbus.protocol.ViolationException if the message breaks a rule of the protocol
     */
    CompletableFuture<Receipt> publish(EnvelopeBuilder draft, Payload payload);

    /**
     * Sends a command or a query and waits for its answer. The timeout becomes the message's time to live.
     *
     * @return completes with exactly one outcome, at the latest shortly after the timeout, and never exceptionally unless
     *     the caller cancels it. It completes on a thread of the bus: what follows there must not block
     * @throws io.satbus.protocol.ViolationException if the message breaks a rule of the protocol
     */
    CompletableFuture<Outcome> request(EnvelopeBuilder draft, Payload payload, Duration timeout);

    /**
     * Handles what is sent to this satellite: to one of its instances, to this instance, and broadcasts that include
     * it. Once, before the start.
     */
    void receive(Handling handling, Handler handler);

    /**
     * Handles what is published under matching subjects, once for each satellite. Before or after the start.
     *
     * @return closing it ends the subscription; what is being handled is finished
     */
    Subscription subscribe(SubjectPattern pattern, Filter filter, Handling handling, Handler handler);

    /** Creates and verifies topics, joins, and returns once messages can be received. */
    void start();

    /**
     * Stops receiving and lets handlers end.
     *
     * @return false if some still ran when the patience was over; their messages will be delivered again
     */
    boolean drain(Duration patience);

    /** What the connection is like now. Cheap. */
    BusHealth health();

    /** Drains with the default patience of 30 s and lets go of everything. Idempotent. */
    @Override
    void close();
}
