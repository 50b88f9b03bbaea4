package io.satbus.satellite;

import io.satbus.bus.BusHealth;
import io.satbus.kernel.Clock;
import io.satbus.protocol.Heartbeat.State;
import io.satbus.protocol.Manifest;
import io.satbus.protocol.Source;
import io.satbus.satellite.http.HealthServer;
import io.satbus.satellite.http.Readiness;
import io.satbus.satellite.settings.SatelliteSettings;
import io.satbus.satellite.settings.SettingException;
import io.satbus.telemetry.Meters;
import io.satbus.telemetry.Telemetry;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * One instance of a satellite in this process. Safe for use by any thread.
 *
 * <p>Life: starting (health is served, the bus is joined, {@link Satellite#onStart} runs, handlers wait), ready, draining
 * (nothing new is accepted, what runs may end, {@link Satellite#onStop} runs), stopped.
 */
public final class RunningSatellite implements AutoCloseable {
    private final Definition definition;
    private final SatelliteSettings settings;
    private final Surroundings surroundings;
    private final Life life = new Life();
    private final CountDownLatch opened = new CountDownLatch(1);
    private final Handlers handlers;
    private final Presence presence;
    private final Schedule schedule;
    private final HealthServer http;
    private final Manifest manifest;
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final CompletableFuture<Stopped> stopped = new CompletableFuture<>();

    private RunningSatellite(Definition definition, SatelliteSettings settings, Surroundings surroundings) {
        this.definition = definition;
        this.settings = settings;
        this.surroundings = surroundings;
        this.handlers = new Handlers(definition, surroundings, opened);
        this.presence = new Presence(surroundings, settings.heartbeatInterval(), life, this::readiness);
        this.schedule = Schedule.of(definition, surroundings, settings.heartbeatInterval(), presence::beatNow);
        this.http = serve();
        this.manifest = definition.manifest(self(), http.port(), presence.now());
        measure(surroundings.telemetry().meters());
    }

    /** Takes over what it is given: if it throws, everything that it opened is closed. */
    static RunningSatellite start(Definition definition, SatelliteSettings settings, BusConnector connector) {
        settings.config().ifPresent(definition.configuration::replace);
        Source self = Identities.of(definition.name, settings);
        Telemetry telemetry = Telemetry.start(settings.telemetry(self));
        Surroundings surroundings = null;
        try {
            surroundings = new Surroundings(
                    connector.connect(settings.bus(self, definition.publishes), telemetry),
                    telemetry,
                    definition.configuration,
                    Clock.system(),
                    LoggerFactory.getLogger(definition.name),
                    settings.stateDirectory().map(Identities::made));
            RunningSatellite running = new RunningSatellite(definition, settings, surroundings);
            running.begin();
            return running;
        } catch (SettingException | StartException e) {
            close(surroundings, telemetry);
            throw e;
        } catch (RuntimeException e) {
            close(surroundings, telemetry);
            throw new StartException(
                    self + " could not start with " + settings.connection() + ": " + e.getMessage(), e);
        }
    }

    private static void close(@Nullable Surroundings surroundings, Telemetry telemetry) {
        if (surroundings != null) {
            surroundings.bus().close();
        }
        telemetry.close();
    }

    private void begin() {
        try {
            handlers.register();
            surroundings.bus().start();
            for (Task task : definition.onStart) {
                surroundings.run(task);
            }
            presence.register(manifest);
        } catch (Exception e) {
            life.advance(State.STOPPED);
            http.close();
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            throw new StartException(self() + " could not start: " + e, e);
        }
        opened.countDown();
        life.advance(State.READY);
        schedule.start();
    }

    private HealthServer serve() {
        SatelliteSettings.Endpoint endpoint = settings.http();
        Telemetry telemetry = surroundings.telemetry();
        try {
            return HealthServer.start(
                    endpoint.host(), endpoint.port(), this::readiness, Telemetry.SCRAPE_TYPE, telemetry::scrape);
        } catch (IOException e) {
            throw new SettingException("SATBUS_HTTP_HOST and SATBUS_HTTP_PORT are '" + endpoint.host() + "' and '"
                    + endpoint.port() + "', which cannot be listened on (" + e.getMessage()
                    + "); use an address of this machine and a free port, or 0 for any");
        }
    }

    private void measure(Meters meters) {
        for (State state : State.values()) {
            String label = state.name().toLowerCase(Locale.ROOT);
            meters.gauge(SatelliteMeter.STATE, () -> state() == state ? 1 : 0, label);
        }
        meters.counter(SatelliteMeter.RECONFIGURATIONS, "done");
        meters.counter(SatelliteMeter.RECONFIGURATIONS, "refused");
    }

    private Readiness readiness() {
        State state = life.state();
        if (state != State.READY) {
            return new Readiness(
                    false, state.name(), "the satellite is " + state.name().toLowerCase(Locale.ROOT));
        }
        BusHealth health = surroundings.bus().health();
        return new Readiness(
                health.connected(), (health.connected() ? State.READY : State.DEGRADED).name(), health.reason());
    }

    /** Who this instance is to others. */
    public Source self() {
        return surroundings.bus().self();
    }

    /** What the registry says of it. */
    public Manifest manifest() {
        return manifest;
    }

    /** Where it is in its life; {@code DEGRADED} if it is ready, but the bus cannot be reached. */
    public State state() {
        return State.valueOf(readiness().state());
    }

    /** Port of health and metrics. */
    public int httpPort() {
        return http.port();
    }

    /** For tools and tests: what a task has at hand. */
    public Context context() {
        return new Context(surroundings, Optional.empty());
    }

    /** What runs now, as kinds and types of messages. */
    public List<String> running() {
        return handlers.running();
    }

    /**
     * Replaces the configuration; fields that the JSON object leaves out have their defaults again. Handlers that run
     * keep what they have read.
     *
     * @throws SettingException if it cannot be used; then nothing has changed
     */
    public void reconfigure(String json) {
        String outcome = "refused";
        try {
            surroundings.configuration().replace(json);
            outcome = "done";
        } finally {
            surroundings
                    .telemetry()
                    .meters()
                    .counter(SatelliteMeter.RECONFIGURATIONS, outcome)
                    .increment();
        }
        definition.onConfig.forEach(task -> surroundings.runLogged("onConfig", task));
    }

    /**
     * Stops in order: accepts nothing more, lets end what runs as long as the patience of the settings lasts, says
     * goodbye. Further calls wait for the first.
     */
    public Stopped stop() {
        if (stopping.compareAndSet(false, true)) {
            Departure departure = new Departure(definition, surroundings, life, handlers, schedule, presence);
            Stopped how = departure.leave(manifest, settings.drainPatience());
            if (how.orderly()) {
                release();
            } else {
                // The bus waits once more for handlers that do not end: whoever stops us has waited enough.
                Thread.ofPlatform().daemon().name("satbus-release").start(this::release);
            }
            stopped.complete(how);
        }
        return stopped.join();
    }

    private void release() {
        surroundings.bus().close();
        http.close();
        surroundings.telemetry().close();
    }

    @Override
    public void close() {
        Stopped how = stop();
        if (!how.orderly()) {
            surroundings.log().warn("{} stopped while this still ran: {}", self(), how.stuck());
        }
    }
}
