package io.satbus.kernel.dispatch;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The mailboxes that may run next, first in first out within a rank. Picking is strictly by rank, except that each
 * {@code bottomEvery}-th pick is from the lowest rank that has any, so that rank waits at most {@code bottomEvery} picks.
 *
 * <p>Not safe for concurrent use.
 */
final class ReadyQueue {
    private final @Nullable Mailbox[] heads;
    private final @Nullable Mailbox[] tails;
    private final int bottomEvery;

    /** Bit r is set while rank r has a mailbox. */
    private int ready;

    /** Picks since the last one from the bottom. */
    private int picks;

    ReadyQueue(int ranks, int bottomEvery) {
        this.heads = new @Nullable Mailbox[ranks];
        this.tails = new @Nullable Mailbox[ranks];
        this.bottomEvery = bottomEvery;
    }

    boolean isEmpty() {
        return ready == 0;
    }

    void add(Mailbox box) {
        Mailbox tail = tails[box.rank];
        if (tail == null) {
            heads[box.rank] = box;
            ready |= 1 << box.rank;
        } else {
            tail.next = box;
        }
        tails[box.rank] = box;
    }

    /** Takes out the mailbox whose turn it is; null if none is ready. */
    @Nullable
    Mailbox poll() {
        if (ready == 0) {
            return null;
        }
        return remove(turn());
    }

    private int turn() {
        if (++picks < bottomEvery) {
            return Integer.numberOfTrailingZeros(ready);
        }
        picks = 0;
        return Integer.SIZE - 1 - Integer.numberOfLeadingZeros(ready);
    }

    private @Nullable Mailbox remove(int rank) {
        Mailbox head = heads[rank];
        if (head != null) {
            unlink(null, head);
        }
        return head;
    }

    /** Takes out the mailboxes of a rank that match, and leaves the others in their order. */
    void removeIf(int rank, Predicate<Mailbox> which) {
        Mailbox before = null;
        Mailbox box = heads[rank];
        while (box != null) {
            Mailbox after = box.next;
            if (which.test(box)) {
                unlink(before, box);
            } else {
                before = box;
            }
            box = after;
        }
    }

    private void unlink(@Nullable Mailbox before, Mailbox box) {
        int rank = box.rank;
        if (before == null) {
            heads[rank] = box.next;
        } else {
            before.next = box.next;
        }
        if (box.next == null) {
            tails[rank] = before;
        }
        box.next = null;
        if (heads[rank] == null) {
            ready &= ~(1 << rank);
        }
    }
}
