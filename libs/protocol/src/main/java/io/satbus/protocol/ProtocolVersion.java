package io.satbus.protocol;

/** A version of the protocol. A receiver accepts every minor of the majors that it speaks. */
public record ProtocolVersion(int major, int minor) {
    /** What this library writes. */
    public static final ProtocolVersion CURRENT = new ProtocolVersion(1, 0);

    public boolean supported() {
        return major == CURRENT.major;
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
