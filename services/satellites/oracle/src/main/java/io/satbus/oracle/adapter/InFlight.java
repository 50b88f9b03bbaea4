package io.satbus.oracle.adapter;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The publications of one file that are not acknowledged yet: a bounded number. One thread adds and waits. */
final class InFlight {
    private final int limit;
    private final Duration patience;
    private final Semaphore room;
    /** One of those that failed; any will do. */
    private volatile Optional<Throwable> failure = Optional.empty();

    /** @param patience how long to wait for an acknowledgement; longer than the bus itself tries */
    InFlight(int limit, Duration patience) {
        this.limit = limit;
        this.patience = patience;
        this.room = new Semaphore(limit);
    }

    /**
     * Publishes once there is room.
     *
     * @throws UnpublishedException if an earlier publication failed, or none was acknowledged in time
     */
    void add(Supplier<CompletableFuture<?>> publication) throws InterruptedException {
        await(1);
        CompletableFuture<?> acknowledged;
        try {
            acknowledged = publication.get();
        } catch (RuntimeException e) {
            room.release();
            throw new UnpublishedException(e);
        }
        var unused = acknowledged.whenComplete((_, error) -> {
            if (error != null) {
                failure = Optional.of(error);
            }
            room.release();
        });
    }

    /** Returns once everything that was added is acknowledged. Throws as {@link #add}. */
    void settle() throws InterruptedException {
        await(limit);
        room.release(limit);
    }

    private void await(int permits) throws InterruptedException {
        if (!room.tryAcquire(permits, patience.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new UnpublishedException(
                    new IllegalStateException("nothing was acknowledged for " + patience + "; look at the broker"));
        }
        Optional<Throwable> failed = failure;
        if (failed.isPresent()) {
            room.release(permits);
            throw new UnpublishedException(failed.get());
        }
    }
}
