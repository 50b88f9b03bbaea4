package io.satbus.bus;

/** On which thread a handler runs. */
public enum Handling {
    /** On a crew of virtual threads: it may block. The default. */
    CREW,
    /** On the poll thread itself, without a hop: only for handlers that are cheap and never block. */
    DIRECT
}
