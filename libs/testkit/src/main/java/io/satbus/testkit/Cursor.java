package io.satbus.testkit;

import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How far one group has come in one partition, and whose it is. A partition changes its owner only when nothing of it
 * runs any more, so that the order of its keys holds. Guarded by the broker's lock.
 */
final class Cursor {
    private final List<Stored> log;
    /** Taken by an instance that could not bring it to its end. */
    private final TreeMap<Long, Stored> returned = new TreeMap<>();

    private int next;
    private int taken;
    private @Nullable Lane owner;
    private @Nullable Lane heir;

    Cursor(List<Stored> log) {
        this.log = log;
    }

    /** Gives the partition to another lane, or to none, as soon as nothing of it runs. */
    void assign(@Nullable Lane lane) {
        heir = lane;
        if (owner != null && owner != lane) {
            owner.giveBack(this);
        }
        handOver();
    }

    private void handOver() {
        if (taken == 0) {
            owner = heir;
        }
        pump();
    }

    /** Hands on what waits, as far as its owner has room. */
    void pump() {
        while (owner != null && owner == heir && owner.hasRoom() && waiting() > 0) {
            owner.accept(this, poll());
        }
    }

    private Stored poll() {
        return returned.isEmpty() ? log.get(next++) : returned.pollFirstEntry().getValue();
    }

    int waiting() {
        return log.size() - next + returned.size();
    }

    boolean isOf(Lane lane) {
        return owner == lane;
    }

    void taken() {
        taken++;
    }

    void ended(Stored stored, boolean done) {
        taken--;
        if (!done) {
            returned.put(stored.offset(), stored);
        }
    }

    /** After something ended. */
    void goOn() {
        if (owner == heir) {
            pump();
        } else {
            handOver();
        }
    }
}
