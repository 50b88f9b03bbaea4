package io.satbus.kernel.dispatch;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A task for tests. */
record Work(int rank, @Nullable Object key, Body body) implements Task {
    /** What a task does; may throw what a real one must not. */
    @FunctionalInterface
    interface Body {
        void run() throws InterruptedException, BrokenBarrierException, TimeoutException;
    }

    static final long TIMEOUT_SECONDS = 20;

    static Work of(Body body) {
        return new Work(0, null, body);
    }

    @Override
    public void run() {
        try {
            body.run();
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits for a latch, and fails rather than hang. */
    static void await(CountDownLatch latch) throws InterruptedException {
        if (!latch.await(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("Nobody opened the latch");
        }
    }
}
