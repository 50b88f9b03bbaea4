package io.satbus.oracle.adapter;

import io.satbus.oracle.domain.Verdict;

/** Where the checked rows of one pass go. Used by one thread. */
interface Outlet {
    /**
     * Publishes a row; may block while a send buffer is full.
     *
     * @param file name of the file that the row was read from
     */
    void publish(String file, long line, Verdict verdict);

    /** Returns once everything that was published cannot be lost any more; throws if something was not published. */
    void flush() throws InterruptedException;
}
