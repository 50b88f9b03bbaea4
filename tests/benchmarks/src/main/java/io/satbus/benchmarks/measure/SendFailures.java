package io.satbus.benchmarks.measure;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Remembers the first send that failed: a run in which one did is worth nothing. Safe for use by any thread. */
public final class SendFailures {
    private final AtomicReference<@Nullable Throwable> first = new AtomicReference<>();

    public void check(@Nullable Throwable thrown) {
        if (thrown != null) {
            first.compareAndSet(null, thrown);
        }
    }

    public void rethrow() {
        Throwable thrown = first.get();
        if (thrown != null) {
            throw new IllegalStateException("A message could not be sent: " + thrown, thrown);
        }
    }
}
