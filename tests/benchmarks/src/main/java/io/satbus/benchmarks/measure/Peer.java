package io.satbus.benchmarks.measure;

import io.satbus.bus.Bus;
import io.satbus.bus.BusSettings;
import io.satbus.bus.Payload;
import io.satbus.bus.kafka.KafkaBus;
import io.satbus.protocol.EnvelopeBuilder;
import io.satbus.protocol.Kind;
import io.satbus.protocol.Source;
import io.satbus.protocol.Target;
import io.satbus.telemetry.Telemetry;
import io.satbus.telemetry.TelemetrySettings;
import java.util.function.UnaryOperator;

/** A satellite's bus as it runs in production: metrics on, and one trace in a hundred recorded and sent. */
public final class Peer implements AutoCloseable {
    private static final String PAYLOAD_TYPE = "satbus.bench.v1.Sample";
    private static final String MEDIA_TYPE = "application/octet-stream";

    private final Telemetry telemetry;
    private final Bus bus;

    private Peer(Telemetry telemetry, Bus bus) {
        this.telemetry = telemetry;
        this.bus = bus;
    }

    public static Peer of(Arena arena, String namespace, String satellite) {
        return of(arena, namespace, satellite, UnaryOperator.identity());
    }

    /** @param changed what is otherwise than by default */
    public static Peer of(Arena arena, String namespace, String satellite, UnaryOperator<BusSettings> changed) {
        Source self = new Source(satellite, satellite + "-1", 1);
        Telemetry telemetry = Telemetry.start(TelemetrySettings.of(satellite, self.instance())
                .withOtlpEndpoint(arena.spanEndpoint())
                .withSampleRatio(TelemetrySettings.DEFAULT_SAMPLE_RATIO));
        BusSettings settings = BusSettings.of(self, arena.bootstrap()).withNamespace(namespace);
        return new Peer(telemetry, KafkaBus.create(changed.apply(settings), telemetry));
    }

    public Bus bus() {
        return bus;
    }

    /** Begins a message to another satellite. */
    public EnvelopeBuilder to(String satellite, Kind kind) {
        return bus.draft(kind, Target.satellite(satellite));
    }

    /** The bytes as a payload; they are not copied. */
    public static Payload payload(byte[] bytes) {
        return Payload.of(PAYLOAD_TYPE, MEDIA_TYPE, bytes);
    }

    @Override
    public void close() {
        bus.close();
        telemetry.close();
    }
}
