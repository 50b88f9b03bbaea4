package io.satbus.kernel.dispatch;

import org.jspecify.annotations.Nullable;

/** Something to run once. Rank and key never change, and reading them is cheap: both are read under a lock. */
public interface Task {
    /** How urgent it is, from 0, which is served first, to the number of ranks less one. */
    int rank();

    /**
     * Tasks of one rank and equal key run one after another, in the order they were offered. Null asks for no order,
     * and is the cheapest.
     */
    @Nullable
    Object key();

    /** Does the work and handles its own errors; anything it still throws is a defect, reported to the crew. */
    void run();
}
