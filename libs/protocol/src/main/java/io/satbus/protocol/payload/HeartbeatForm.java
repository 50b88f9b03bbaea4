package io.satbus.protocol.payload;

import io.satbus.protocol.Heartbeat;
import java.time.Duration;

/** {@link Heartbeat} as {@code heartbeat.proto}. */
final class HeartbeatForm {
    private HeartbeatForm() {}

    static io.satbus.protocol.v1.Heartbeat write(Heartbeat heartbeat) {
        return io.satbus.protocol.v1.Heartbeat.newBuilder()
                .setSequence(heartbeat.sequence())
                .setState(write(heartbeat.state()))
                .setReason(heartbeat.reason())
                .setIntervalMs(heartbeat.interval().toMillis())
                .setUptimeMs(heartbeat.uptime().toMillis())
                .setHandled(heartbeat.handled())
                .setFailed(heartbeat.failed())
                .setInFlight(heartbeat.inFlight())
                .setOldestInFlightMs(heartbeat.oldestInFlight().toMillis())
                .addAllLag(heartbeat.lag())
                .setCpu(heartbeat.cpu())
                .setMemoryBytes(heartbeat.memoryBytes())
                .setHeapUsedBytes(heartbeat.heapUsedBytes())
                .build();
    }

    static Heartbeat read(io.satbus.protocol.v1.Heartbeat form) {
        return new Heartbeat(
                form.getSequence(),
                read(form.getState()),
                form.getReason(),
                Duration.ofMillis(form.getIntervalMs()),
                Duration.ofMillis(form.getUptimeMs()),
                form.getHandled(),
                form.getFailed(),
                form.getInFlight(),
                Duration.ofMillis(form.getOldestInFlightMs()),
                form.getLagList(),
                form.getCpu(),
                form.getMemoryBytes(),
                form.getHeapUsedBytes());
    }

    private static io.satbus.protocol.v1.Heartbeat.State write(Heartbeat.State state) {
        return switch (state) {
            case STARTING -> io.satbus.protocol.v1.Heartbeat.State.STATE_STARTING;
            case READY -> io.satbus.protocol.v1.Heartbeat.State.STATE_READY;
            case DEGRADED -> io.satbus.protocol.v1.Heartbeat.State.STATE_DEGRADED;
            case DRAINING -> io.satbus.protocol.v1.Heartbeat.State.STATE_DRAINING;
            case STOPPED -> io.satbus.protocol.v1.Heartbeat.State.STATE_STOPPED;
        };
    }

    private static Heartbeat.State read(io.satbus.protocol.v1.Heartbeat.State state) {
        return switch (state) {
            case STATE_STARTING -> Heartbeat.State.STARTING;
            case STATE_READY -> Heartbeat.State.READY;
            case STATE_DEGRADED -> Heartbeat.State.DEGRADED;
            case STATE_DRAINING -> Heartbeat.State.DRAINING;
            case STATE_STOPPED -> Heartbeat.State.STOPPED;
            case STATE_UNSPECIFIED, UNRECOGNIZED ->
                throw Malformed.payload(
                        "satbus.v1.Heartbeat", "its state is missing or unknown", "say the state of the instance");
        };
    }
}
