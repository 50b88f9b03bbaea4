package io.satbus.bus.lanes;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Back-pressure: stops fetching when too much is in flight, and goes on when half of it is done. Pausing keeps what was
 * fetched and the membership in the group; nothing is dropped. The poll thread owns it, but for {@link #paused}.
 */
final class Gate {
    private final Consumer<byte[], byte[]> consumer;
    private final Load load;
    private boolean shut;
    private volatile int paused;

    Gate(Consumer<byte[], byte[]> consumer, Load load) {
        this.consumer = consumer;
        this.load = load;
    }

    /** Whether any partition waits for room. */
    boolean isShut() {
        return paused > 0;
    }

    int paused() {
        return paused;
    }

    /** Pauses and resumes so that just those partitions flow that may. */
    void regulate(Collection<OwnedPartition> owned, boolean receiving) {
        shut = shut ? !load.hasEased() : load.isFull();
        if (!shut && receiving && paused == 0 && !anyWide(owned)) {
            return;
        }
        Set<TopicPartition> pause = new HashSet<>();
        Set<TopicPartition> resume = new HashSet<>();
        for (OwnedPartition partition : owned) {
            (shut || !receiving || partition.isWide() ? pause : resume).add(partition.name());
        }
        consumer.pause(pause);
        consumer.resume(resume);
        paused = pause.size();
    }

    private static boolean anyWide(Collection<OwnedPartition> owned) {
        for (OwnedPartition partition : owned) {
            if (partition.isWide()) {
                return true;
            }
        }
        return false;
    }
}
