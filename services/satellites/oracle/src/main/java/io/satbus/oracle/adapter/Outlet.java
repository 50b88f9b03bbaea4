package io.satbus.oracle.adapter;

import io.satbus.oracle.domain.Verdict;
import java.util.concurrent.CompletableFuture;

/** Where checked rows go. Safe for use by any thread; may block while a send buffer is full. */
public interface Outlet {
    /**
     * @param file name of the file that the row was read from
     * @return completes when the row cannot be lost any more; fails if it could not be published
     */
    CompletableFuture<?> publish(String file, long line, Verdict verdict);
}
