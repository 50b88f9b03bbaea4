package io.satbus.kernel.dispatch;

import java.util.ArrayDeque;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The tasks of one key that have not ended, in order; never empty while anybody knows it. Either it is ready, linked into
 * the {@link ReadyQueue}, or one thread holds it and runs its first task. A key without a mailbox is idle.
 *
 * <p>Guarded by the dispatcher's lock, except that the holder may read {@link #first()} without.
 */
final class Mailbox {
    final int rank;
    final @Nullable Object key;

    /** The one behind this in the ready queue. */
    @Nullable
    Mailbox next;

    private boolean held;
    private @Nullable Task first;

    /** All but the first; most mailboxes never have a second. */
    private @Nullable ArrayDeque<Task> rest;

    Mailbox(int rank, @Nullable Object key, Task first) {
        this.rank = rank;
        this.key = key;
        this.first = first;
    }

    Task first() {
        Task task = first;
        if (task == null) {
            throw new IllegalStateException(
                    "Mailbox of rank " + rank + " and key " + key + " is empty but still known");
        }
        return task;
    }

    boolean isEmpty() {
        return first == null;
    }

    void add(Task task) {
        if (rest == null) {
            rest = new ArrayDeque<>();
        }
        rest.add(task);
    }

    void hold() {
        held = true;
    }

    /** Lets go of the mailbox and drops its first task, which has run. */
    void release() {
        held = false;
        first = rest == null ? null : rest.poll();
    }

    /** Drops what matches and waits; the first task of a held mailbox runs already. Returns how many were dropped. */
    int discard(Predicate<? super Task> which) {
        boolean dropFirst = !held && which.test(first());
        int dropped = discardRest(which);
        if (dropFirst) {
            first = rest == null ? null : rest.poll();
            dropped++;
        }
        return dropped;
    }

    private int discardRest(Predicate<? super Task> which) {
        if (rest == null) {
            return 0;
        }
        int before = rest.size();
        rest.removeIf(which);
        return before - rest.size();
    }

    boolean isHeld() {
        return held;
    }
}
