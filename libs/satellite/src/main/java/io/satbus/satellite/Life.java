package io.satbus.satellite;

import io.satbus.protocol.Heartbeat.State;

/** The life of an instance: starting, ready, draining, stopped. Never goes back. Safe for use by any thread. */
final class Life {
    private volatile State state = State.STARTING;

    /** Goes on; without effect if it is as far, or further, already. */
    synchronized void advance(State next) {
        if (state.compareTo(next) < 0) {
            state = next;
        }
    }

    State state() {
        return state;
    }
}
