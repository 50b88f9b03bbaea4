package io.satbus.bus.inspect;

import io.satbus.protocol.Message;
import java.time.Instant;

/** A record found in a topic. */
public sealed interface Seen {
    Place place();

    /** A message of the platform. */
    record Spoken(Place place, Message message) implements Seen {}

    /** Something else. */
    record Unreadable(Place place, String reason) implements Seen {}

    /**
     * Where a record lies.
     *
     * @param at when the broker appended it
     */
    record Place(String topic, int partition, long offset, Instant at) {}
}
