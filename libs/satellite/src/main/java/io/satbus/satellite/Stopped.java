package io.satbus.satellite;

import java.util.List;

/**
 * How an instance stopped.
 *
 * @param stuck what still ran when the patience was over: kinds and types of messages, and names of periodic work. Their
 *     messages are delivered again, to another instance or after a restart
 */
public record Stopped(List<String> stuck) {
    public Stopped {
        stuck = List.copyOf(stuck);
    }

    /** Whether everything that ran has ended. */
    public boolean orderly() {
        return stuck.isEmpty();
    }
}
