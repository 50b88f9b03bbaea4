package io.satbus.testkit;

import io.satbus.protocol.Message;

/** A message at its place in a topic. */
record Stored(Message message, Place place, long offset, long appendedMillis) {
    /** One partition of a topic: what has an order. */
    record Place(String topic, int partition) {}
}
