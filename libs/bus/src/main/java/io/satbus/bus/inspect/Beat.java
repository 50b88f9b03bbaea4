package io.satbus.bus.inspect;

import io.satbus.protocol.Heartbeat;
import io.satbus.protocol.Source;
import java.time.Instant;

/**
 * The latest heartbeat of an instance.
 *
 * @param at when the broker appended it
 */
public record Beat(Source source, Heartbeat heartbeat, Instant at) {}
