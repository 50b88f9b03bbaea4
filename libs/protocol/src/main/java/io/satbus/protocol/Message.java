package io.satbus.protocol;

/**
 * An envelope with its payload and the trace it belongs to.
 *
 * <p>The payload's bytes are shared, not copied: nobody may change them.
 */
public final class Message {
    private final Envelope envelope;
    private final byte[] payload;
    private final String traceparent;

    /** @param traceparent W3C trace context, or empty */
    public Message(Envelope envelope, byte[] payload, String traceparent) {
        if (envelope.content().claim().isEmpty() && envelope.content().size() != payload.length) {
            throw new ViolationException(new Violation(
                    Reason.SIZE_MISMATCH,
                    "payload_size",
                    "is " + envelope.content().size() + ", but the payload has " + payload.length + " bytes",
                    "send the size of the bytes that are sent"));
        }
        this.envelope = envelope;
        this.payload = payload;
        this.traceparent = traceparent;
    }

    public Envelope envelope() {
        return envelope;
    }

    public byte[] payload() {
        return payload;
    }

    public String traceparent() {
        return traceparent;
    }

    @Override
    public String toString() {
        return envelope.kind() + " " + envelope.content().type() + " " + envelope.id() + " from " + envelope.source();
    }
}
