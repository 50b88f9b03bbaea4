package io.satbus.bus;

import java.time.Duration;

/**
 * How topics are created.
 *
 * @param partitions of an inbox and of a stream: how many instances can share its work
 * @param replyPartitions of a reply topic: how many instances can wait for answers without sharing a partition
 * @param replication copies of each record; 0 leaves it to the broker
 * @param retention how long records are kept
 */
public record TopicSettings(int partitions, int replyPartitions, short replication, Duration retention) {
    public static final TopicSettings DEFAULT = new TopicSettings(4, 4, (short) 0, Duration.ofHours(24));

    public TopicSettings {
        if (partitions < 1 || replyPartitions < 1) {
            throw new IllegalArgumentException("a topic needs at least 1 partition; given " + partitions + " and "
                    + replyPartitions + " (replyPartitions)");
        }
        if (replication < 0) {
            throw new IllegalArgumentException(
                    "replication is " + replication + "; use 0 (the broker's default) or more");
        }
        if (retention.isNegative() || retention.isZero()) {
            throw new IllegalArgumentException("retention is " + retention + "; use a positive duration");
        }
    }

    public TopicSettings withPartitions(int value) {
        return new TopicSettings(value, replyPartitions, replication, retention);
    }
}
