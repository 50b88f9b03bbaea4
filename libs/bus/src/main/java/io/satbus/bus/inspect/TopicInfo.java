package io.satbus.bus.inspect;

/**
 * One topic of the platform.
 *
 * @param records kept at present; an upper bound where the topic is compacted
 * @param bytes on the disks of all replicas; 0 where the broker does not tell
 */
public record TopicInfo(String name, int partitions, int replication, long records, long bytes) {}
