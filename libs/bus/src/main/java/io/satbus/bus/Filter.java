package io.satbus.bus;

import io.satbus.protocol.Envelope;

/** Decides by the envelope alone whether a subscriber wants a message. Called on poll threads: cheap, never blocks. */
@FunctionalInterface
public interface Filter {
    Filter ALL = envelope -> true;

    boolean wants(Envelope envelope);

    /** Messages that have this attribute with this value. */
    static Filter attribute(String name, String value) {
        return envelope -> value.equals(envelope.attributes().get(name));
    }

    default Filter and(Filter other) {
        return envelope -> wants(envelope) && other.wants(envelope);
    }
}
