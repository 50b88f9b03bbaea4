package io.satbus.protocol.payload;

/** The reply that says no more than that it is done. */
public record Done() {
    public static final Done DONE = new Done();
}
