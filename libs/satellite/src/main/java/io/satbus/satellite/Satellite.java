package io.satbus.satellite;

import io.satbus.bus.Handling;
import io.satbus.bus.SubjectPattern;
import io.satbus.bus.kafka.KafkaBus;
import io.satbus.protocol.Kind;
import io.satbus.protocol.Names;
import io.satbus.satellite.settings.SatelliteSettings;
import java.time.Duration;

/**
 * What a satellite is: its name, what it handles, what it does by itself. Belongs to one thread until it is started; may
 * be started several times, each time as another instance.
 *
 * <pre>{@code
 * Satellite.named("greeter")
 *         .onQuery(Greet.class, Greeting.class, (greet, context) -> new Greeting("Hello " + greet.name()))
 *         .main(args);
 * }</pre>
 */
public final class Satellite {
    private final Definition definition;

    private Satellite(String name) {
        this.definition = new Definition(name);
    }

    /** @throws io.satbus.protocol.ViolationException if it is not 1 to 63 letters, digits, '-' or '_' */
    public static Satellite named(String name) {
        return new Satellite(Names.require(name, "satellite name"));
    }

    /** The version of this satellite, as its registry entry tells it. */
    public Satellite version(String value) {
        definition.version = value;
        return this;
    }

    /** Its configuration: a record whose constructor throws {@link IllegalArgumentException} for what cannot be. */
    public <C extends Record> Satellite config(Class<C> type, C defaults) {
        definition.configuration = Configuration.of(type, defaults);
        return this;
    }

    /** Runs after the configuration was replaced while the satellite runs. */
    public Satellite onConfig(Task task) {
        definition.onConfig.add(task);
        return this;
    }

    /** Answers a type of query. */
    public <Q, R> Satellite onQuery(Class<Q> type, Class<R> reply, RequestHandler<Q, R> handler) {
        definition.handle(Operation.answering(Kind.QUERY, type, reply, handler));
        return this;
    }

    /** Does what a type of command says. Who waits for it hears {@code Done}. */
    public <C> Satellite onCommand(Class<C> type, MessageHandler<C> handler) {
        definition.handle(Operation.doing(type, handler));
        return this;
    }

    /** Does what a type of command says, and answers. */
    public <C, R> Satellite onCommand(Class<C> type, Class<R> reply, RequestHandler<C, R> handler) {
        definition.handle(Operation.answering(Kind.COMMAND, type, reply, handler));
        return this;
    }

    /** Hears a type of notification, sent to it or to all. */
    public <N> Satellite onNotification(Class<N> type, MessageHandler<N> handler) {
        definition.handle(Operation.hearing(Kind.NOTIFICATION, type, handler));
        return this;
    }

    /**
     * Hears events and data of a type, published under subjects that match; one of its instances does.
     *
     * @param pattern names joined by dots; {@code *} stands for one name, {@code >} at the end for the rest
     * @throws io.satbus.protocol.ViolationException if it is no pattern
     */
    public <E> Satellite onEvent(String pattern, Class<E> type, MessageHandler<E> handler) {
        return onEvent(pattern, type, Handling.CREW, handler);
    }

    /**
     * The same, on a thread of choice. A {@linkplain Handling#DIRECT direct} handler must be cheap and must not block:
     * what it sends is not waited for, and it may run before {@link #onStart} is over.
     */
    public <E> Satellite onEvent(String pattern, Class<E> type, Handling handling, MessageHandler<E> handler) {
        definition.listen(SubjectPattern.of(pattern), handling, Operation.hearing(Kind.EVENT, type, handler));
        return this;
    }

    /** Hears the failures that are published under subjects that match. */
    public Satellite onError(String pattern, MessageHandler<io.satbus.protocol.Failure> handler) {
        definition.listen(
                SubjectPattern.of(pattern),
                Handling.CREW,
                Operation.hearing(Kind.ERROR, io.satbus.protocol.Failure.class, handler));
        return this;
    }

    /** First name of subjects that it publishes: their topics are made when it starts. */
    public Satellite publishes(String stream) {
        definition.publishes.add(Names.require(stream, "stream"));
        return this;
    }

    /** Something it can do, by which others find it. */
    public Satellite capability(String name) {
        definition.capabilities.add(Names.require(name, "capability"));
        return this;
    }

    /** Works every so often while it is ready, never twice at once. The first time is one interval after the start. */
    public Satellite every(Duration interval, String name, Task task) {
        definition.repeat(interval, Names.require(name, "name of periodic work"), task);
        return this;
    }

    /** Runs before any handler does; others can be asked already. If it throws, the satellite does not start. */
    public Satellite onStart(Task task) {
        definition.onStart.add(task);
        return this;
    }

    /** Runs after the last handler; things can be sent still. */
    public Satellite onStop(Task task) {
        definition.onStop.add(task);
        return this;
    }

    /**
     * Runs as this process, configured by the environment, until it is told to stop, and ends the process: with 0 after
     * an orderly stop, 1 if it did not start or did not stop in time, 2 if a setting cannot be used. Knows
     * {@code --help} and {@code --describe}.
     */
    public void main(String... args) {
        System.exit(new CommandLine(this, KafkaBus::create).run(args, System.getenv()));
    }

    /**
     * Starts one instance in this process, on Kafka; returns when it is ready.
     *
     * @throws io.satbus.satellite.settings.SettingException if a setting or the configuration cannot be used
     * @throws StartException if it cannot start
     */
    public RunningSatellite start(SatelliteSettings settings) {
        return start(settings, KafkaBus::create);
    }

    /** The same, on a bus of choice: the one in memory, for tests. */
    public RunningSatellite start(SatelliteSettings settings, BusConnector connector) {
        return RunningSatellite.start(definition.copy(), settings, connector);
    }

    Definition definition() {
        return definition;
    }
}
