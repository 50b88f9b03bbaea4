package io.satbus.satellite;

import io.satbus.bus.Outcome;
import io.satbus.protocol.Kind;
import io.satbus.protocol.Priority;
import io.satbus.protocol.payload.PayloadTypes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Somebody to whom messages are sent, and how. Immutable: each setting gives another one. */
public final class Destination {
    private final Outbox outbox;
    private final Outgoing outgoing;

    Destination(Outbox outbox, Outgoing outgoing) {
        this.outbox = outbox;
        this.outgoing = outgoing;
    }

    /** How urgent. Otherwise requests are as urgent as the message being handled, and everything else is medium. */
    public Destination priority(Priority value) {
        return with(outgoing.withPriority(value));
    }

    /** How long requests wait: 5 s if not said, and never longer than the message being handled has time. */
    public Destination timeout(Duration value) {
        return with(outgoing.withTimeout(value));
    }

    /** How long a command or notification that nobody waits for may wait to be handled: 24 h if not said. */
    public Destination ttl(Duration value) {
        return with(outgoing.withTtl(value));
    }

    /** Messages of equal key are handled in order, one at a time. */
    public Destination key(String value) {
        return with(outgoing.withKey(value));
    }

    /** An extension of the envelope, which subscribers can filter by. */
    public Destination attribute(String name, String value) {
        return with(outgoing.withAttribute(name, value));
    }

    /** Satellites, or instances as {@code satellite/instance}, that must not handle it. */
    public Destination excluding(String... receivers) {
        return with(outgoing.withExclusions(List.of(receivers)));
    }

    /**
     * Sends a query and waits for its answer.
     *
     * @throws io.satbus.protocol.FailureException if the receiver failed, or nobody answered in time ({@code expired})
     * @throws io.satbus.bus.UndeliverableException if it was not handled
     * @throws InterruptedException if this instance is shutting down
     */
    public <R> R ask(Object query, Class<R> reply) throws InterruptedException {
        return Requests.await(request(query, reply)).orThrow();
    }

    /** Sends a query. Completes normally, with what became of it; cancelling it gives up. */
    public <R> CompletableFuture<Answer<R>> request(Object query, Class<R> reply) {
        return requests(Kind.QUERY, query, reply);
    }

    /** Sends a command and waits for its answer; throws as {@link #ask} does. */
    public <R> R command(Object command, Class<R> reply) throws InterruptedException {
        return Requests.await(requestCommand(command, reply)).orThrow();
    }

    /** Sends a command whose answer matters. Completes normally, with what became of it; cancelling it gives up. */
    public <R> CompletableFuture<Answer<R>> requestCommand(Object command, Class<R> reply) {
        return requests(Kind.COMMAND, command, reply);
    }

    /** Sends a command whose answer nobody waits for. It is on the bus when the handler ends, or the handler fails. */
    public void send(Object command) {
        outbox.publish(Kind.COMMAND, "", outgoing, command);
    }

    /** Sends a notification, as {@link #send}. */
    public void notify(Object notification) {
        outbox.publish(Kind.NOTIFICATION, "", outgoing, notification);
    }

    private <R> CompletableFuture<Answer<R>> requests(Kind kind, Object value, Class<R> reply) {
        CompletableFuture<Outcome> outcome = outbox.request(kind, outgoing, value);
        return Requests.typed(outcome, PayloadTypes.of(reply));
    }

    private Destination with(Outgoing changed) {
        return new Destination(outbox, changed);
    }
}
