package io.satbus.satellite;

import io.satbus.bus.Delivery;
import io.satbus.kernel.Clock;
import io.satbus.protocol.Message;
import io.satbus.protocol.Source;
import io.satbus.protocol.Target;
import io.satbus.telemetry.Meters;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;

/**
 * What a handler or a task has at hand. Everything that it sends carries on the conversation of the message it handles:
 * correlation, causation, hop limit, trace and, for requests, the deadline. Safe for use by any thread, as long as the
 * handler runs.
 */
public final class Context {
    private final Surroundings surroundings;
    private final Optional<Delivery> delivery;
    private final Outbox outbox;

    Context(Surroundings surroundings, Optional<Delivery> delivery) {
        this.surroundings = surroundings;
        this.delivery = delivery;
        this.outbox = new Outbox(surroundings.bus(), delivery);
    }

    /** One of a satellite's instances, whichever is free. */
    public Destination satellite(String name) {
        return destination(Target.satellite(name));
    }

    /** Just this instance of a satellite. */
    public Destination instance(String satellite, String instance) {
        return destination(new Target.ToInstance(satellite, instance));
    }

    /** Whichever satellite has the capability. */
    public Destination capability(String name) {
        return destination(new Target.ToCapability(name));
    }

    /** Every instance of every satellite. */
    public Broadcast everyInstance() {
        return new Broadcast(outbox, Outgoing.to(Target.everyInstance()));
    }

    /** Every instance of one satellite. */
    public Broadcast everyInstanceOf(String satellite) {
        return new Broadcast(outbox, Outgoing.to(new Target.ToEveryInstance(satellite)));
    }

    /** Whoever subscribes to a subject: names joined by dots. The first is one that {@link Satellite#publishes} names. */
    public Subject subject(String subject) {
        return new Subject(outbox, subject, Outgoing.to(Target.SUBSCRIBERS));
    }

    /**
     * The configuration as it is now. Ask each time: it may be replaced while the satellite runs.
     *
     * @throws IllegalArgumentException if this is not the type of the satellite's configuration
     */
    public <C extends Record> C config(Class<C> type) {
        return surroundings.configuration().current(type);
    }

    /** Its lines name the message that is being handled. */
    public Logger log() {
        return surroundings.log();
    }

    public Clock clock() {
        return surroundings.clock();
    }

    /** Who this instance is to others. */
    public Source self() {
        return surroundings.bus().self();
    }

    /** For meters of the satellite's own; make them once, in {@link Satellite#onStart}. */
    public Meters meters() {
        return surroundings.telemetry().meters();
    }

    /** The folder of the satellite's own, which exists; empty if it was given none. */
    public Optional<Path> stateDirectory() {
        return surroundings.stateDirectory();
    }

    /** The message that is being handled; empty in tasks. */
    public Optional<Message> message() {
        return delivery.map(Delivery::message);
    }

    /**
     * Waits until everything that was sent through this context is on the bus. It is called for a handler when it
     * returns; only who must know sooner calls it.
     *
     * @throws io.satbus.bus.UndeliverableException if something is not
     */
    public void flush() throws InterruptedException {
        outbox.flush();
    }

    /**
     * A context for work that goes on when this handler or task is over. It carries on no conversation; whoever uses it
     * {@linkplain #flush flushes} it.
     */
    public Context detached() {
        return new Context(surroundings, Optional.empty());
    }

    Outbox outbox() {
        return outbox;
    }

    private Destination destination(Target target) {
        return new Destination(outbox, Outgoing.to(target));
    }
}
