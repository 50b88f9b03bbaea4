package io.satbus.satellite;

import io.satbus.protocol.Kind;
import io.satbus.protocol.Priority;
import java.time.Duration;
import java.util.List;

/** Every instance of one satellite, or of all. Immutable: each setting gives another one. */
public final class Broadcast {
    private final Outbox outbox;
    private final Outgoing outgoing;

    Broadcast(Outbox outbox, Outgoing outgoing) {
        this.outbox = outbox;
        this.outgoing = outgoing;
    }

    /** How urgent; medium if not said. */
    public Broadcast priority(Priority value) {
        return new Broadcast(outbox, outgoing.withPriority(value));
    }

    /** How long it may wait to be handled: 24 h if not said. */
    public Broadcast ttl(Duration value) {
        return new Broadcast(outbox, outgoing.withTtl(value));
    }

    /** Satellites, or instances as {@code satellite/instance}, that must not handle it. */
    public Broadcast excluding(String... receivers) {
        return new Broadcast(outbox, outgoing.withExclusions(List.of(receivers)));
    }

    /** Sends a notification. It is on the bus when the handler ends, or the handler fails. */
    public void notify(Object notification) {
        outbox.publish(Kind.NOTIFICATION, "", outgoing, notification);
    }

    /** Sends a command to each of them. Nobody can wait for the answers. */
    public void send(Object command) {
        outbox.publish(Kind.COMMAND, "", outgoing, command);
    }
}
