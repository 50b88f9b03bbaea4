package io.satbus.kernel.dispatch;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs many keyed tasks on few threads. Tasks of one rank and equal key run one after another in the order offered; all
 * others run at once as far as the permits go. All methods may be called by any thread.
 *
 * <p><b>Which task is next.</b> Keys that have work queue first in first out within their rank; a key that has had its
 * turn and has more goes to the end, so a long mailbox holds up nobody. Each pick is for the highest rank that has work,
 * except that one in {@link Crew#bottomEvery()} is for the lowest.
 *
 * <p><b>Late binding.</b> A thread chooses its task only once it runs, never before. With a thousand permits and tasks
 * that burn CPU on two carriers, the thousand are never woken: the next of the wake chain waits for a carrier, empty
 * handed, and when it gets one takes what is most urgent then. So an urgent task overtakes all that have not started,
 * and waits at most until a carrier is free; no pick waits for another behind a busy processor. What has started is
 * never interrupted for it: where that wait is too long, a crew of platform threads lets the operating system share the
 * processors.
 *
 * <p><b>One lock.</b> All state is under one lock that is held for well under a microsecond for each task. Whenever it
 * is free and a task is ready, either as many threads are live as there are permits, or one has been called and not
 * begun to look; so no wake-up is lost.
 */
public final class Dispatcher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** What interrupted tasks get to come to their end. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final Crew crew;
    private final ReentrantLock lock = new ReentrantLock();

    /** Signalled when no task is left, and when a thread leaves. */
    private final Condition quieter = lock.newCondition();

    private final Mailboxes boxes;
    private final Roster roster;

    /** No task is accepted any more. */
    private boolean closing;

    /** No task starts any more. */
    private boolean abandoned;

    /** With a keep-alive of one's own, so that a test need not wait to see threads leave. */
    Dispatcher(Crew crew, Duration keepAlive) {
        this.crew = crew;
        this.boxes = new Mailboxes(crew.ranks(), crew.bottomEvery());
        this.roster = new Roster(crew, keepAlive, lock.newCondition());
    }

    /** A dispatcher that accepts tasks. It holds no thread before there is one. */
    public static Dispatcher on(Crew crew) {
        return new Dispatcher(crew, crew.kind().keepAlive());
    }

    /**
     * Queues a task; never waits. Nothing bounds the queue but the caller, who can see {@link #queued()}.
     *
     * @return false after close began; the task will not run
     * @throws IllegalArgumentException if the crew has no such rank
     */
    public boolean offer(Task task) {
        return offerAll(List.of(task));
    }

    /** Queues all tasks in their order, or none, as {@link #offer} does for one, but takes the lock only once. */
    public boolean offerAll(List<? extends Task> tasks) {
        tasks.forEach(this::checkRank);
        boolean start;
        lock.lock();
        try {
            if (closing) {
                return false;
            }
            tasks.forEach(boxes::add);
            start = callForReady();
        } finally {
            lock.unlock();
        }
        startIf(start);
        return true;
    }

    private void checkRank(Task task) {
        if (task.rank() < 0 || task.rank() >= crew.ranks()) {
            throw new IllegalArgumentException(
                    "Dispatcher '%s' cannot take %s: its rank is %d, and the crew serves 0 to %d"
                            .formatted(crew.name(), task, task.rank(), crew.ranks() - 1));
        }
    }

    /**
     * Drops the tasks that match and have not started; running ones go on.
     *
     * @param which called with the lock held: it must be quick and leave this dispatcher alone
     * @return how many were dropped
     */
    public int discard(Predicate<? super Task> which) {
        lock.lock();
        try {
            return boxes.discard(which);
        } finally {
            signalIfIdle();
            lock.unlock();
        }
    }

    /** How many tasks of a rank wait to be started. */
    public int queued(int rank) {
        return read(() -> boxes.queued(rank));
    }

    /** How many tasks wait to be started. */
    public int queued() {
        return read(boxes::queued);
    }

    /** How many tasks have started and not ended. */
    public int running() {
        return read(boxes::running);
    }

    /** How many threads the crew has, busy, idle or on their way. */
    public int threads() {
        return read(roster::size);
    }

    private int read(IntSupplier count) {
        lock.lock();
        try {
            return count.getAsInt();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until no task is queued or running. New ones may come at once unless the caller sees to it.
     *
     * @return false if the time was up first, or the caller was interrupted, which it then still is
     */
    public boolean awaitIdle(Duration patience) {
        lock.lock();
        try {
            return await(boxes::isIdle, patience);
        } finally {
            lock.unlock();
        }
    }

    /** {@link #close(Duration)} with a patience of 30 seconds. */
    @Override
    public void close() {
        close(PATIENCE);
    }

    /**
     * Accepts no more tasks and waits until all have run and the threads are gone. After the patience, or when the
     * caller is interrupted, no task starts any more, and those that run are interrupted and get one more second.
     * What never started stays visible in {@link #queued()}, and can be told apart by {@link #discard}. A second call
     * waits again. Called by a task of this dispatcher it only begins to close, for it cannot wait for itself.
     *
     * @return false if some still run
     */
    public boolean close(Duration patience) {
        lock.lock();
        try {
            closing = true;
            roster.callAll();
            if (roster.hasCurrentThread()) {
                return false;
            }
            return await(this::isGone, patience) || interruptRunning(patience);
        } finally {
            lock.unlock();
        }
    }

    private boolean interruptRunning(Duration patience) {
        abandoned = true;
        LOG.warn(
                "Dispatcher '{}' did not finish within {}: interrupting {} running tasks, {} will not be started",
                crew.name(),
                patience,
                boxes.running(),
                boxes.queued());
        roster.interrupt();
        return await(roster::isEmpty, GRACE);
    }

    private boolean isGone() {
        return roster.isEmpty() && (abandoned || boxes.isIdle());
    }

    /** The life of a thread of the crew. */
    private void serve() {
        Mailbox box = next(null);
        while (box != null) {
            perform(box.first());
            box = next(box);
        }
    }

    private void perform(Task task) {
        try {
            task.run();
        } catch (Throwable t) {
            report(() -> "run task " + task, t);
        }
        // The next task must not suffer from an interruption that was meant for this one.
        boolean _ = Thread.interrupted();
    }

    /** Gives back the mailbox whose task is done and chooses the next; null if the thread is to end. */
    private @Nullable Mailbox next(@Nullable Mailbox done) {
        boolean start;
        Mailbox box;
        lock.lock();
        try {
            if (done == null) {
                roster.join();
            } else {
                boxes.release(done);
            }
            box = choose();
            start = callForReady();
        } finally {
            lock.unlock();
        }
        startIf(start);
        return box;
    }

    private @Nullable Mailbox choose() {
        boolean stay = true;
        while (true) {
            Mailbox box = abandoned ? null : boxes.take();
            if (box != null) {
                return box;
            }
            signalIfIdle();
            if (closing || !stay) {
                roster.leave();
                quieter.signalAll();
                return null;
            }
            stay = roster.park();
        }
    }

    private boolean callForReady() {
        return !abandoned && boxes.hasReady() && roster.call();
    }

    private void startIf(boolean called) {
        if (!called) {
            return;
        }
        try {
            roster.start(this::serve);
        } catch (Throwable t) {
            lock.lock();
            try {
                roster.startFailed();
                quieter.signalAll();
            } finally {
                lock.unlock();
            }
            report(() -> "start a thread; tasks wait for the next offer or for a thread that is busy", t);
        }
    }

    /** Nothing that goes wrong here may end the thread: it holds a mailbox that nobody else can give back. */
    private void report(Supplier<String> attempted, Throwable thrown) {
        try {
            crew.errors().report(attempted.get(), thrown);
        } catch (Throwable t) {
            t.addSuppressed(thrown);
            LOG.error("Dispatcher '{}' could not report what went wrong", crew.name(), t);
        }
    }

    private void signalIfIdle() {
        if (boxes.isIdle()) {
            quieter.signalAll();
        }
    }

    /** Waits with the lock held. */
    private boolean await(BooleanSupplier condition, Duration patience) {
        long left = patience.toNanos();
        try {
            while (!condition.getAsBoolean()) {
                if (left <= 0) {
                    return false;
                }
                left = quieter.awaitNanos(left);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
