package io.satbus.satellite;

import io.satbus.bus.BusSettings;
import io.satbus.protocol.Envelope;
import io.satbus.protocol.EnvelopeBuilder;
import io.satbus.protocol.Kind;
import io.satbus.protocol.Source;
import io.satbus.protocol.Target;
import io.satbus.satellite.settings.SatelliteSettings;
import io.satbus.telemetry.Telemetry;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** A satellite on a recording bus, for one test. */
final class Station implements AutoCloseable {
    static final Duration TIME = Duration.ofMinutes(1);
    static final Source ASKER = new Source("asker", "asker-1", 0);
    static final SatelliteSettings SETTINGS =
            SatelliteSettings.of("127.0.0.1:9").withInstance("greeter-1").withDrainPatience(Duration.ofSeconds(5));

    final RecordingBus bus;
    final RunningSatellite running;

    record Greet(String name) {}

    record Greeting(String text) {}

    record Shout(String text) {}

    private Station(RecordingBus bus, RunningSatellite running) {
        this.bus = bus;
        this.running = running;
    }

    static Station of(Satellite satellite) {
        return of(satellite, SETTINGS);
    }

    static Station of(Satellite satellite, SatelliteSettings settings) {
        CompletableFuture<RecordingBus> made = new CompletableFuture<>();
        RunningSatellite running = satellite.start(settings, (bus, telemetry) -> {
            made.complete(connect(bus, telemetry));
            return made.join();
        });
        return new Station(made.join(), running);
    }

    static RecordingBus connect(BusSettings settings, Telemetry telemetry) {
        return new RecordingBus(settings.self());
    }

    RecordingDelivery query(Object value) {
        return bus.deliver(draft(Kind.QUERY), value, TIME);
    }

    RecordingDelivery command(Object value) {
        return bus.deliver(draft(Kind.COMMAND), value, TIME);
    }

    /** Runs on a virtual thread: the common pool may have a single thread. */
    static <T> CompletableFuture<T> async(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, task -> Thread.ofVirtual().start(task));
    }

    static EnvelopeBuilder draft(Kind kind) {
        return Envelope.of(kind, ASKER, Target.satellite("greeter"));
    }

    static EnvelopeBuilder published(Kind kind, String subject) {
        return Envelope.of(kind, ASKER, Target.SUBSCRIBERS).subject(subject);
    }

    @Override
    public void close() {
        running.close();
    }
}
