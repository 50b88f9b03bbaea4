package io.satbus.bus.lanes;

import org.jspecify.annotations.Nullable;

/** What has to be done with one record. Made on the poll thread. */
public interface Job {
    /** Nothing has to be done: the record is finished. */
    Job NOTHING = new Job() {
        @Override
        public boolean direct() {
            return true;
        }

        @Override
        public boolean run() {
            return true;
        }
    };

    /** Jobs of equal key run one after another; null: no order. */
    default @Nullable Object key() {
        return null;
    }

    /** Whether to run it at once on the poll thread. */
    boolean direct();

    /**
     * Does it; handles its own errors.
     *
     * @return false if it was given up (the instance is shutting down) and must be delivered again
     */
    boolean run();
}
