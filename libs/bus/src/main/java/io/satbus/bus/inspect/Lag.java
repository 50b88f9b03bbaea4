package io.satbus.bus.inspect;

import io.satbus.protocol.Priority;

/**
 * What waits for one lane of a satellite.
 *
 * @param records appended and not yet finished, over all topics of the lane
 * @param members instances that share the lane at present
 */
public record Lag(String satellite, Priority priority, long records, int members) {}
