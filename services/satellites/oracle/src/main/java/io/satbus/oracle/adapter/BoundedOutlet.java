package io.satbus.oracle.adapter;

import io.satbus.oracle.domain.Verdict;

/** Lets only so many rows wait for the bus to acknowledge them. Everything that goes wrong is one exception. */
final class BoundedOutlet implements Outlet {
    private final Outlet outlet;
    private final int limit;
    private int waiting;

    /** @param limit rows that may wait */
    BoundedOutlet(Outlet outlet, int limit) {
        this.outlet = outlet;
        this.limit = limit;
    }

    /** @throws UnpublishedException if this row or one before it could not be published */
    @Override
    public void publish(String file, long line, Verdict verdict) {
        try {
            outlet.publish(file, line, verdict);
            waiting++;
        } catch (RuntimeException e) {
            throw new UnpublishedException(e);
        }
    }

    /** Whether it must be flushed before more is published. */
    boolean full() {
        return waiting >= limit;
    }

    /** @throws UnpublishedException if something could not be published */
    @Override
    public void flush() throws InterruptedException {
        try {
            outlet.flush();
            waiting = 0;
        } catch (RuntimeException e) {
            throw new UnpublishedException(e);
        }
    }
}
