package io.satbus.bus;

import java.time.Duration;
import java.util.List;

/**
 * What a connection to the bus is like.
 *
 * @param reason why it is not connected; empty if it is
 * @param lag records that wait in the inbox, by {@link io.satbus.protocol.Priority#rank()}; as of the last poll
 * @param inFlight messages taken from the bus and not finished
 * @param handled messages finished since the start, failures included
 * @param failed of these, how many failed
 * @param oldestInFlight how long the oldest running handler has been running; zero if none runs
 */
public record BusHealth(
        boolean connected,
        String reason,
        List<Long> lag,
        int inFlight,
        long handled,
        long failed,
        Duration oldestInFlight) {
    public BusHealth {
        lag = List.copyOf(lag);
    }
}
