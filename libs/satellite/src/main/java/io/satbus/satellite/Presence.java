package io.satbus.satellite;

import io.micrometer.core.instrument.Counter;
import io.satbus.bus.Bus;
import io.satbus.bus.BusHealth;
import io.satbus.bus.Payload;
import io.satbus.bus.Receipt;
import io.satbus.protocol.Heartbeat;
import io.satbus.protocol.Kind;
import io.satbus.protocol.Manifest;
import io.satbus.protocol.Priority;
import io.satbus.protocol.Source;
import io.satbus.protocol.Target;
import io.satbus.protocol.payload.PayloadTypes;
import io.satbus.satellite.http.Readiness;
import io.satbus.satellite.resources.ProcessUse;
import io.satbus.telemetry.Meters;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Tells the others that an instance is there, what it does, and how it gets on. Safe for use by any thread. */
final class Presence {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Surroundings surroundings;
    private final Duration interval;
    private final Supplier<Readiness> readiness;
    private final Life life;
    private final ProcessUse use = new ProcessUse();
    private final ReentrantLock lock = new ReentrantLock();
    private final Counter sent;
    private final Counter failed;
    private final long begun;
    private long sequence;

    Presence(Surroundings surroundings, Duration interval, Life life, Supplier<Readiness> readiness) {
        this.surroundings = surroundings;
        this.interval = interval;
        this.life = life;
        this.readiness = readiness;
        Meters meters = surroundings.telemetry().meters();
        this.sent = meters.counter(SatelliteMeter.HEARTBEATS, "sent");
        this.failed = meters.counter(SatelliteMeter.HEARTBEATS, "failed");
        this.begun = surroundings.clock().nanos();
    }

    /** @return completes when the heartbeat is on the bus */
    CompletableFuture<Receipt> beat() {
        Bus bus = surroundings.bus();
        Heartbeat heartbeat = heartbeat(bus.health());
        Payload payload = Payload.of(PayloadTypes.of(Heartbeat.class), heartbeat);
        CompletableFuture<Receipt> receipt = bus.publish(
                bus.draft(Kind.HEARTBEAT, Target.SUBSCRIBERS)
                        .subject("heartbeat")
                        .key(keyOf(bus.self()))
                        .priority(Priority.HIGH)
                        .ttl(interval.multipliedBy(3)),
                payload);
        return receipt.whenComplete((_, thrown) -> (thrown == null ? sent : failed).increment());
    }

    /** Sends one and waits a short while; a failure is counted and logged, the next one may arrive. */
    void beatNow() throws InterruptedException {
        try {
            beat().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            surroundings
                    .log()
                    .warn("A heartbeat could not be sent; the next follows in {}: {}", interval, e.toString());
        }
    }

    /** Puts the manifest into the registry, and waits until it is there. */
    void register(Manifest manifest) throws InterruptedException, ExecutionException, TimeoutException {
        Bus bus = surroundings.bus();
        bus.publish(
                        bus.draft(Kind.EVENT, Target.SUBSCRIBERS)
                                .subject("registry")
                                .key(keyOf(bus.self())),
                        Payload.of(PayloadTypes.of(Manifest.class), manifest))
                .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    Instant now() {
        return Instant.ofEpochMilli(surroundings.clock().wallMillis());
    }

    private Heartbeat heartbeat(BusHealth health) {
        Readiness now = readiness.get();
        lock.lock();
        try {
            return new Heartbeat(
                    ++sequence,
                    stateOf(now),
                    now.reason(),
                    interval,
                    Duration.ofNanos(surroundings.clock().nanos() - begun),
                    health.handled(),
                    health.failed(),
                    health.inFlight(),
                    health.oldestInFlight(),
                    health.lag(),
                    use.cpuSinceLast(),
                    use.memoryBytes(),
                    use.heapUsedBytes());
        } finally {
            lock.unlock();
        }
    }

    private Heartbeat.State stateOf(Readiness now) {
        Heartbeat.State state = life.state();
        return state == Heartbeat.State.READY && !now.ready() ? Heartbeat.State.DEGRADED : state;
    }

    private static String keyOf(Source self) {
        return self.satellite() + "/" + self.instance();
    }
}
