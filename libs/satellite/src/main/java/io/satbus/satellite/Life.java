package io.satbus.satellite;

import io.satbus.protocol.Heartbeat.State;
import java.util.concurrent.atomic.AtomicReference;

/** The life of an instance: starting, ready, draining, stopped. Never goes back. Safe for use by any thread. */
final class Life {
    private final AtomicReference<State> state = new AtomicReference<>(State.STARTING);

    /** Goes on; false if it is as far, or further, already. */
    boolean advance(State next) {
        State before = state.getAndUpdate(now -> now.compareTo(next) < 0 ? next : now);
        return before.compareTo(next) < 0;
    }

    State state() {
        return state.get();
    }
}
