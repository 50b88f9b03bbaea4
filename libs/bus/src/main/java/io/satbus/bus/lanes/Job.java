package io.satbus.bus.lanes;

import org.jspecify.annotations.Nullable;

/** What has to be done with one record. Made on the poll thread. */
public interface Job {
    /** Nothing has to be done: the record is finished. */
    Job NOTHING = new Nothing();

    /** With which rank the dispatcher serves it: the priority's ordinal. */
    int rank();

    /** Jobs of one rank and equal key run one after another; null: no order. */
    @Nullable
    Object key();

    /** Whether to run it at once on the poll thread. */
    boolean direct();

    /**
     * Does it; handles its own errors.
     *
     * @return false if it was given up (the instance is shutting down) and must be delivered again
     */
    boolean run();

    /** Refuses it, because too much is in flight already; whoever waits for its answer is told. */
    void refuse();
}
