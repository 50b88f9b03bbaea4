package io.satbus.kernel;

/**
 * The time of a component, injected so that tests can own it. Safe for use by any thread.
 *
 * <p>Wall time is for what people and other machines read (creation times, deadlines on the wire). Elapsed time is for
 * everything else: it never jumps when somebody sets the machine's clock.
 */
public interface Clock {
    /** Milliseconds since the epoch. May jump. */
    long wallMillis();

    /** Nanoseconds from an arbitrary origin. Never goes back; only differences mean anything. */
    long nanos();

    /** The clock of this machine. */
    static Clock system() {
        return SystemClock.INSTANCE;
    }
}
