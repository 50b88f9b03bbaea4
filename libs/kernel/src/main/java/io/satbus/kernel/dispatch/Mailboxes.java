package io.satbus.kernel.dispatch;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * All tasks that have not ended, by rank and key: what may run, what waits behind its key, and what runs.
 *
 * <p>Not safe for concurrent use.
 */
final class Mailboxes {
    /** A map that had more keys than this gives its table back when the last one is gone. */
    private static final int LARGE = 4096;

    private final ReadyQueue ready;

    /** For each rank, the mailboxes that have a key. */
    private final Map<Object, Mailbox>[] keyed;

    private final int[] most;
    private final int[] queued;
    private int running;

    Mailboxes(int ranks, int bottomEvery) {
        ready = new ReadyQueue(ranks, bottomEvery);
        keyed = maps(ranks);
        most = new int[ranks];
        queued = new int[ranks];
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type cannot be made otherwise
    private static Map<Object, Mailbox>[] maps(int ranks) {
        Map<Object, Mailbox>[] maps = new Map[ranks];
        Arrays.setAll(maps, rank -> new HashMap<>());
        return maps;
    }

    int queued(int rank) {
        return queued[rank];
    }

    int queued() {
        int sum = 0;
        for (int each : queued) {
            sum += each;
        }
        return sum;
    }

    int running() {
        return running;
    }

    boolean isIdle() {
        return running == 0 && queued() == 0;
    }

    boolean hasReady() {
        return !ready.isEmpty();
    }

    /** How many keys are not idle. */
    int keys() {
        return Arrays.stream(keyed).mapToInt(Map::size).sum();
    }

    void add(Task task) {
        int rank = task.rank();
        Object key = task.key();
        queued[rank]++;
        if (key == null) {
            ready.add(new Mailbox(rank, null, task));
            return;
        }
        Map<Object, Mailbox> boxes = keyed[rank];
        Mailbox known = boxes.get(key);
        if (known != null) {
            known.add(task);
            return;
        }
        Mailbox box = new Mailbox(rank, key, task);
        boxes.put(key, box);
        most[rank] = Math.max(most[rank], boxes.size());
        ready.add(box);
    }

    /** Takes the mailbox whose turn it is; the taker runs its first task, then releases it. Null if none is ready. */
    @Nullable
    Mailbox take() {
        Mailbox box = ready.poll();
        if (box != null) {
            box.hold();
            queued[box.rank]--;
            running++;
        }
        return box;
    }

    /** Puts a mailbox back whose first task has ended, behind the other keys of its rank, or forgets it if empty. */
    void release(Mailbox box) {
        box.release();
        running--;
        if (box.isEmpty()) {
            forget(box);
        } else {
            ready.add(box);
        }
    }

    private void forget(Mailbox box) {
        if (box.key == null) {
            return;
        }
        Map<Object, Mailbox> boxes = keyed[box.rank];
        boxes.remove(box.key);
        if (boxes.isEmpty() && most[box.rank] > LARGE) {
            keyed[box.rank] = new HashMap<>();
            most[box.rank] = 0;
        }
    }

    /** Drops what matches and has not started; returns how many. If the predicate throws, what was dropped stays so. */
    int discard(Predicate<? super Task> which) {
        int before = queued();
        for (int rank = 0; rank < keyed.length; rank++) {
            ready.removeIf(rank, box -> discardFrom(box, which));
            for (Mailbox box : keyed[rank].values()) {
                if (box.isHeld()) {
                    discardFrom(box, which);
                }
            }
        }
        return before - queued();
    }

    /** True if the mailbox is empty now, and forgotten. */
    private boolean discardFrom(Mailbox box, Predicate<? super Task> which) {
        queued[box.rank] -= box.discard(which);
        if (box.isEmpty()) {
            forget(box);
        }
        return box.isEmpty();
    }
}
