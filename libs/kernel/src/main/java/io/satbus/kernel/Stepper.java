package io.satbus.kernel;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * The life of a {@link Worker} without a thread: whoever calls {@link #start()} owns the duty and does it step by step.
 * For tests. What the duty throws comes out of the step, checked exceptions wrapped in {@link IllegalStateException}.
 */
public final class Stepper implements AutoCloseable {
    private static final int MOST_STEPS = 1_000_000;

    private final Duty duty;
    private @Nullable Thread owner;
    private boolean closed;

    public Stepper(Duty duty) {
        this.duty = duty;
    }

    /** Makes the calling thread the owner. */
    public Stepper start() {
        if (owner != null || closed) {
            throw new IllegalStateException(
                    "Cannot start duty '%s': it was started or closed before".formatted(duty.name()));
        }
        owner = Thread.currentThread();
        call("onStart", () -> {
            duty.onStart();
            return 0;
        });
        return this;
    }

    /** Does the duty once; returns the amount of work done. */
    public int step() {
        checkOwner();
        return call("work", duty::work);
    }

    /**
     * Does the duty until it finds nothing to do.
     *
     * @return the amount of work done in all steps
     * @throws IllegalStateException if the duty is still busy after a million steps
     */
    public int stepUntilIdle() {
        int total = 0;
        for (int steps = 0; steps < MOST_STEPS; steps++) {
            int done = step();
            if (done == 0) {
                return total;
            }
            total += done;
        }
        throw new IllegalStateException(
                "Duty '%s' is still busy after %,d steps: it makes work for itself".formatted(duty.name(), MOST_STEPS));
    }

    /** Closes the duty; a second call does nothing. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        if (owner != null) {
            checkOwner();
        }
        closed = true;
        call("onClose", () -> {
            duty.onClose();
            return 0;
        });
    }

    private void checkOwner() {
        if (closed || Thread.currentThread() != owner) {
            throw new IllegalStateException("Duty '%s' is %s; only the thread that started it may step it"
                    .formatted(
                            duty.name(),
                            closed ? "closed" : owner == null ? "not started" : "owned by " + owner.getName()));
        }
    }

    private int call(String what, Callable<Integer> step) {
        try {
            return step.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("%s of duty '%s' failed: %s".formatted(what, duty.name(), e), e);
        }
    }
}
