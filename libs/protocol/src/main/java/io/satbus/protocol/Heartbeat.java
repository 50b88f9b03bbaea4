package io.satbus.protocol;

import java.time.Duration;
import java.util.List;

/**
 * Says that an instance lives, and how it gets on.
 *
 * @param sequence counts from 1 in each incarnation
 * @param reason why the state is what it is, where it is not {@link State#READY}
 * @param handled messages handled since the start; unchanged while messages are in flight: hung rather than slow
 * @param lag records waiting in the inbox, by {@link Priority#rank()}
 * @param cpu processor time used per time passed since the last heartbeat; 1.0 is one core
 * @param memoryBytes resident memory
 */
public record Heartbeat(
        long sequence,
        State state,
        String reason,
        Duration interval,
        Duration uptime,
        long handled,
        long failed,
        int inFlight,
        Duration oldestInFlight,
        List<Long> lag,
        double cpu,
        long memoryBytes,
        long heapUsedBytes) {
    public static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(30);

    public Heartbeat {
        lag = List.copyOf(lag);
    }

    /** How an instance sees itself. */
    public enum State {
        STARTING,
        READY,
        DEGRADED,
        DRAINING,
        STOPPED
    }
}
