package io.satbus.protocol.wire;

import io.satbus.protocol.Envelope;

/**
 * Writes and reads an {@link Envelope} in the form of {@code satbus/v1/envelope.proto}, field by field and without
 * generated objects in between: it stands in the way of every message. Safe for use by any thread.
 */
public final class EnvelopeCodec {
    private EnvelopeCodec() {}

    /**
     * Writes the fields in the order of their numbers, attributes in the order of their names: equal envelopes have
     * equal bytes.
     *
     * @throws io.satbus.protocol.ViolationException with {@code envelope-too-large} above {@link Envelope#MAX_SIZE}
     */
    public static byte[] encode(Envelope envelope) {
        return EnvelopeWriter.write(envelope);
    }

    /** Reads any bytes whatever; never throws, and allocates no more than a small multiple of their number. */
    public static Decoded decode(byte[] bytes) {
        return new EnvelopeReader(bytes).read();
    }
}
