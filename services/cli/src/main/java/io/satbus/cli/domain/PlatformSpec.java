package io.satbus.cli.domain;

import io.satbus.protocol.Names;

/**
 * What a constellation stands on.
 *
 * @param namespace first name of every topic
 * @param kafkaPort of the local broker; 0 takes a free one
 * @param redisPort of the local Redis; 0 takes a free one
 * @param partitions of each inbox and stream: how many instances can share its work
 */
public record PlatformSpec(String namespace, int kafkaPort, int redisPort, int partitions) {
    public static final PlatformSpec DEFAULT = new PlatformSpec("satbus", 9092, 6379, 4);

    public PlatformSpec {
        Names.require(namespace, "namespace");
        if (partitions < 1) {
            throw new IllegalArgumentException("partitions is " + partitions + "; use at least 1");
        }
    }

    public PlatformSpec withPorts(int kafka, int redis) {
        return new PlatformSpec(namespace, kafka, redis, partitions);
    }
}
