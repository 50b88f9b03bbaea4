package io.satbus.bus;

import java.time.Duration;
import java.util.Locale;

/**
 * How messages are received.
 *
 * @param protocol how instances share partitions
 * @param permits handlers that may run at once, critical ones aside
 * @param criticalPermits platform threads reserved for critical messages
 * @param maxInFlight messages that a lane holds at most; more stay at the broker
 * @param maxInFlightBytes payload bytes that a lane holds at most
 * @param commitInterval how often finished work is recorded; what was finished since is repeated after a crash
 * @param revocationPatience how long a partition that moves to another instance waits for its running handlers
 */
public record LaneSettings(
        GroupProtocol protocol,
        int permits,
        int criticalPermits,
        int maxInFlight,
        long maxInFlightBytes,
        Duration commitInterval,
        Duration revocationPatience) {
    public static final LaneSettings DEFAULT = new LaneSettings(
            GroupProtocol.CONSUMER, 256, 4, 8192, 64L << 20, Duration.ofMillis(200), Duration.ofSeconds(20));

    /** How instances share partitions. */
    public enum GroupProtocol {
        /** KIP-848: the broker assigns, without stopping the world. */
        CONSUMER,
        /** The protocol of brokers before 4.0. */
        CLASSIC;

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public LaneSettings {
        if (permits < 1 || criticalPermits < 1) {
            throw new IllegalArgumentException(
                    "permits must be at least 1; given " + permits + " and " + criticalPermits + " (criticalPermits)");
        }
        if (maxInFlight < 1 || maxInFlightBytes < 1) {
            throw new IllegalArgumentException("a lane must hold at least 1 message and 1 byte; given " + maxInFlight
                    + " and " + maxInFlightBytes + " bytes");
        }
    }

    public LaneSettings withProtocol(GroupProtocol value) {
        return new LaneSettings(
                value, permits, criticalPermits, maxInFlight, maxInFlightBytes, commitInterval, revocationPatience);
    }

    public LaneSettings withPermits(int value) {
        return new LaneSettings(
                protocol, value, criticalPermits, maxInFlight, maxInFlightBytes, commitInterval, revocationPatience);
    }

    public LaneSettings withMaxInFlight(int value) {
        return new LaneSettings(
                protocol, permits, criticalPermits, value, maxInFlightBytes, commitInterval, revocationPatience);
    }
}
