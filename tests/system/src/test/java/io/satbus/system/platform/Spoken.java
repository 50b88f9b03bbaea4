package io.satbus.system.platform;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** The lines that a process has printed so far. Safe for use by any thread. */
final class Spoken implements Consumer<String> {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    /** Guarded by the lock. */
    private final List<String> lines = new ArrayList<>();
    /** Guarded by the lock. */
    private boolean ended;

    @Override
    public void accept(String line) {
        lock.lock();
        try {
            lines.add(line);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The process has ended: nobody waits for more. */
    void end() {
        lock.lock();
        try {
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    List<String> lines() {
        lock.lock();
        try {
            return List.copyOf(lines);
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a line that holds the text, and returns it. */
    String await(String part, Duration patience) {
        long left = patience.toNanos();
        lock.lock();
        try {
            while (true) {
                for (String line : lines) {
                    if (line.contains(part)) {
                        return line;
                    }
                }
                if (left <= 0 || ended) {
                    throw new AssertionError("No line with '" + part + "' came"
                            + (ended ? " before the end" : " within " + patience) + "; there were:\n"
                            + String.join("\n", lines));
                }
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        } finally {
            lock.unlock();
        }
    }

    /** Waits some time for a line with this text. */
    String await(String part) {
        return await(part, Satbus.PATIENCE);
    }
}
