package io.satbus.protocol.payload;

import io.satbus.protocol.Failure;
import io.satbus.protocol.Heartbeat;
import io.satbus.protocol.Manifest;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The platform's own payloads: its domain records, on the wire as {@code satbus/v1/*.proto}. */
public final class PlatformTypes {
    public static final PayloadType<Heartbeat> HEARTBEAT = new MappedPayload<>(
            Heartbeat.class,
            ProtobufPayload.of(io.satbus.protocol.v1.Heartbeat.class),
            HeartbeatForm::write,
            HeartbeatForm::read);

    public static final PayloadType<Manifest> MANIFEST = new MappedPayload<>(
            Manifest.class,
            ProtobufPayload.of(io.satbus.protocol.v1.Manifest.class),
            ManifestForm::write,
            ManifestForm::read);

    public static final PayloadType<Failure> FAILURE = new MappedPayload<>(
            Failure.class,
            ProtobufPayload.of(io.satbus.protocol.v1.Failure.class),
            FailureForm::write,
            FailureForm::read);

    /** Of those in the platform's own schema, by the name on the wire. */
    static final Map<String, ProtobufPayload<?>> BY_NAME = Stream.of(
                    io.satbus.protocol.v1.Heartbeat.class,
                    io.satbus.protocol.v1.Manifest.class,
                    io.satbus.protocol.v1.Failure.class)
            .map(ProtobufPayload::of)
            .collect(Collectors.toUnmodifiableMap(ProtobufPayload::name, Function.identity()));

    private PlatformTypes() {}
}
