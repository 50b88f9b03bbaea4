package io.satbus.satellite;

import io.satbus.protocol.Failure;
import io.satbus.protocol.Kind;
import io.satbus.protocol.Priority;
import java.time.Duration;

/**
 * A subject on which things are published. Immutable: each setting gives another one. What is published is on the bus
 * when the handler ends, or the handler fails.
 */
public final class Subject {
    private final Outbox outbox;
    private final String subject;
    private final Outgoing outgoing;

    Subject(Outbox outbox, String subject, Outgoing outgoing) {
        this.outbox = outbox;
        this.subject = subject;
        this.outgoing = outgoing;
    }

    /** How urgent; medium if not said. */
    public Subject priority(Priority value) {
        return with(outgoing.withPriority(value));
    }

    /** How long it may wait to be handled: 24 h if not said. */
    public Subject ttl(Duration value) {
        return with(outgoing.withTtl(value));
    }

    /** Messages of equal key are handled in order, one at a time. */
    public Subject key(String value) {
        return with(outgoing.withKey(value));
    }

    /** An extension of the envelope, which subscribers can filter by. */
    public Subject attribute(String name, String value) {
        return with(outgoing.withAttribute(name, value));
    }

    /** Something has happened. */
    public void publish(Object event) {
        outbox.publish(Kind.EVENT, subject, outgoing, event);
    }

    /** A piece of a stream of data. */
    public void publishData(Object value) {
        outbox.publish(Kind.DATA, subject, outgoing, value);
    }

    /** Something is wrong with what the subject is about. */
    public void publishError(Failure failure) {
        outbox.publish(Kind.ERROR, subject, outgoing, failure);
    }

    private Subject with(Outgoing changed) {
        return new Subject(outbox, subject, changed);
    }
}
