package io.satbus.protocol;

/** A version of the protocol. A receiver accepts every minor of the majors that it speaks. */
public record ProtocolVersion(int major, int minor) {
    /** What this library writes. */
    public static final ProtocolVersion CURRENT = new ProtocolVersion(1, 0);

    /** The one that nearly every message has is not made anew. */
    public static ProtocolVersion of(int major, int minor) {
        return major == CURRENT.major && minor == CURRENT.minor ? CURRENT : new ProtocolVersion(major, minor);
    }

    public boolean supported() {
        return major == CURRENT.major;
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
