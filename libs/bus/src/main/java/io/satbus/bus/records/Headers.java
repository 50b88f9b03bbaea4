package io.satbus.bus.records;

/** The record headers that the bus writes and reads. */
public final class Headers {
    /** The immutable {@link io.satbus.protocol.Envelope}. */
    public static final String ENVELOPE = "sb-env";
    /** W3C trace context; a header of its own because every hop replaces it. */
    public static final String TRACEPARENT = "traceparent";

    private Headers() {}
}
