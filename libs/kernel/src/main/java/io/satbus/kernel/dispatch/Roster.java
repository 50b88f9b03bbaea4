package io.satbus.kernel.dispatch;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.Condition;

/**
 * The threads of a crew, and the chain in which they wake one another: none is woken or started while one that was has
 * not begun to look for work. A burst thus costs one wake-up and not one for each task, and threads grow in number only
 * as fast as the processors can take them.
 *
 * <p>Guarded by the dispatcher's lock, except {@link #start}.
 */
final class Roster {
    private final int permits;
    private final long keepAliveNanos;
    private final ThreadFactory factory;

    /** What parked threads wait for; belongs to the dispatcher's lock. */
    private final Condition work;

    private final Set<Thread> members = new HashSet<>();

    /** Threads that are started, or about to be, and have not left. */
    private int live;

    private int parked;

    /** A thread was woken or started that has not begun to look for work. */
    private boolean waking;

    Roster(Crew crew, Duration keepAlive, Condition work) {
        this.permits = crew.permits();
        this.keepAliveNanos = keepAlive.toNanos();
        this.work = work;
        this.factory = crew.kind()
                .threads()
                .inheritInheritableThreadLocals(false)
                .name(crew.name() + "-", 1)
                .factory();
    }

    /** Calls one more thread to work, unless one is on its way. If true, the caller starts it after unlocking. */
    boolean call() {
        if (waking) {
            return false;
        }
        if (parked > 0) {
            work.signal();
            waking = true;
            return false;
        }
        if (live == permits) {
            return false;
        }
        live++;
        waking = true;
        return true;
    }

    /** Starts the thread that {@link #call()} promised. Never under the lock: starting one can take long. */
    void start(Runnable life) {
        factory.newThread(life).start();
    }

    /** The promised thread could not be started. */
    void startFailed() {
        live--;
        waking = false;
    }

    /** The calling thread begins to look for work. */
    void join() {
        waking = false;
        members.add(Thread.currentThread());
    }

    /** The calling thread looks for work no more. */
    void leave() {
        live--;
        members.remove(Thread.currentThread());
    }

    /**
     * Waits until called, at most as long as the crew keeps an idle thread. The caller looks for work whatever the
     * answer: a call may cross the end of the wait.
     *
     * @return false if nobody called, so that the thread should leave if it finds nothing
     */
    @SuppressWarnings("WaitNotInLoop") // the loop is the caller's: it looks for work between waits
    boolean park() {
        if (keepAliveNanos == 0) {
            return false;
        }
        parked++;
        try {
            return work.awaitNanos(keepAliveNanos) > 0;
        } catch (InterruptedException e) {
            // Interruption is how tasks are stopped; a thread without one has nothing to stop, so it looks around
            // again.
            return true;
        } finally {
            parked--;
            waking = false;
        }
    }

    int size() {
        return live;
    }

    boolean isEmpty() {
        return live == 0;
    }

    boolean hasCurrentThread() {
        return members.contains(Thread.currentThread());
    }

    void interrupt() {
        members.forEach(Thread::interrupt);
    }

    /** Lets parked threads look around, and leave. */
    void callAll() {
        work.signalAll();
    }
}
