package io.satbus.bus.lanes;

import org.jspecify.annotations.Nullable;

/** The job of a record that is finished as soon as it was read. */
final class Nothing implements Job {
    @Override
    public int rank() {
        return 0;
    }

    @Override
    public @Nullable Object key() {
        return null;
    }

    @Override
    public boolean direct() {
        return true;
    }

    @Override
    public boolean run() {
        return true;
    }

    @Override
    public void refuse() {
        // Whoever sent it waits for nothing.
    }
}
