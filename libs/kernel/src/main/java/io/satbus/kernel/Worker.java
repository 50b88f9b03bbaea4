package io.satbus.kernel;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A platform daemon thread that owns one {@link Duty} and calls it until somebody closes the worker or the duty fails.
 *
 * <p>The life of a worker: {@code NEW -> RUNNING -> CLOSING -> CLOSED}, or {@code NEW -> CLOSED} when closed before it
 * was started; a duty that fails takes it to {@code FAILED}. All methods may be called by any thread.
 */
public final class Worker implements AutoCloseable {
    /** Where a worker is in its life. */
    public enum State {
        /** Made, not started. */
        NEW,
        /** The duty is being done. */
        RUNNING,
        /** Asked to end; the duty finishes what it is at. */
        CLOSING,
        /** Ended because it was asked to. */
        CLOSED,
        /** Ended, or about to, because the duty failed. */
        FAILED
    }

    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** What an interrupted duty gets to come to its end. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final Duty duty;
    private final ErrorPolicy errors;
    private final Thread owner;

    /** Held for every change of {@link #state}, so that close never meets a thread that is only half started. */
    private final ReentrantLock life = new ReentrantLock();

    private volatile State state = State.NEW;
    private volatile @Nullable Throwable failure;

    private Worker(Duty duty, ErrorPolicy errors) {
        this.duty = duty;
        this.errors = errors;
        this.owner = Thread.ofPlatform().daemon().name(duty.name()).unstarted(this::run);
    }

    /** A worker that still has to be started. */
    public static Worker of(Duty duty, ErrorPolicy errors) {
        return new Worker(duty, errors);
    }

    /**
     * Starts the thread; returns before {@link Duty#onStart()} is done.
     *
     * @throws IllegalStateException if this worker was started or closed before
     */
    public Worker start() {
        life.lock();
        try {
            if (state != State.NEW) {
                throw new IllegalStateException(
                        "Cannot start worker '%s': it is %s, and a worker lives only once; make a new one"
                                .formatted(duty.name(), state));
            }
            owner.start();
            state = State.RUNNING;
            return this;
        } finally {
            life.unlock();
        }
    }

    public State state() {
        return state;
    }

    /** What the duty failed of, if it did. */
    public Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }

    /**
     * Waits for a started worker to end by itself, as it does when the duty fails.
     *
     * @return false if the time was up first
     */
    public boolean awaitEnd(Duration patience) throws InterruptedException {
        return owner.join(patience);
    }

    /** {@link #close(Duration)} with a patience of 30 seconds. */
    @Override
    public void close() {
        close(PATIENCE);
    }

    /**
     * Asks the duty to end and waits until it has. After the patience, or when the caller is interrupted, the owner is
     * interrupted and gets one more second. A second call waits again. Called by the owner itself it only asks.
     *
     * @return false if the thread still lives
     */
    public boolean close(Duration patience) {
        ask();
        if (Thread.currentThread() == owner) {
            return false;
        }
        if (!owner.isAlive()) {
            return true;
        }
        wakeUp();
        boolean interrupted = false;
        try {
            if (owner.join(patience)) {
                return true;
            }
        } catch (InterruptedException e) {
            interrupted = true;
        }
        LOG.warn("Worker '{}' did not end within {}; interrupting it", duty.name(), patience);
        owner.interrupt();
        return joinAfterInterrupt(interrupted);
    }

    private void wakeUp() {
        try {
            duty.wakeUp();
        } catch (RuntimeException e) {
            LOG.warn("Could not wake duty '{}' up to close it; waiting for it all the same", duty.name(), e);
        }
    }

    private boolean joinAfterInterrupt(boolean callerInterrupted) {
        boolean interrupted = callerInterrupted;
        try {
            return owner.join(GRACE);
        } catch (InterruptedException e) {
            interrupted = true;
            return !owner.isAlive();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void ask() {
        life.lock();
        try {
            if (state == State.NEW) {
                state = State.CLOSING;
                closeDuty();
            } else if (state == State.RUNNING) {
                state = State.CLOSING;
            }
        } finally {
            life.unlock();
        }
    }

    private void run() {
        try {
            if (settledState() == State.RUNNING) {
                duty.onStart();
            }
            while (state == State.RUNNING) {
                workOnce();
            }
        } catch (Throwable t) {
            fail(t);
        }
        // The interruption was meant for the work; cleaning up may have to wait for something.
        boolean _ = Thread.interrupted();
        closeDuty();
    }

    /** Waits for {@link #start()} to let go of the lock: until then the state may still be NEW. */
    private State settledState() {
        life.lock();
        try {
            return state;
        } finally {
            life.unlock();
        }
    }

    private void workOnce() {
        try {
            duty.work();
        } catch (InterruptedException e) {
            // Closing is what an interruption asks for, so then there is nothing to tell.
            if (state == State.RUNNING) {
                judge(e);
            }
        } catch (Exception e) {
            judge(e);
        }
    }

    private void judge(Exception thrown) {
        if (verdict(thrown) == ErrorPolicy.Verdict.STOP && state == State.RUNNING) {
            become(State.FAILED, thrown);
        }
        // Only close interrupts, and it has changed the state before: a flag from elsewhere would fail every work to
        // come.
        boolean _ = Thread.interrupted();
    }

    private ErrorPolicy.Verdict verdict(Exception thrown) {
        try {
            return errors.after(duty, thrown);
        } catch (RuntimeException | Error e) {
            e.addSuppressed(thrown);
            throw e;
        }
    }

    /** For what no policy can forgive. */
    private void fail(Throwable thrown) {
        become(State.FAILED, thrown);
        try {
            errors.after(duty, thrown);
        } catch (Throwable t) {
            t.addSuppressed(thrown);
            LOG.error("The error policy of worker '{}' failed itself", duty.name(), t);
        }
    }

    private void closeDuty() {
        try {
            duty.onClose();
        } catch (Throwable t) {
            fail(t);
        }
        life.lock();
        try {
            if (state == State.CLOSING) {
                state = State.CLOSED;
            }
        } finally {
            life.unlock();
        }
    }

    private void become(State next, Throwable cause) {
        life.lock();
        try {
            if (failure == null) {
                failure = cause;
            }
            state = next;
        } finally {
            life.unlock();
        }
    }
}
