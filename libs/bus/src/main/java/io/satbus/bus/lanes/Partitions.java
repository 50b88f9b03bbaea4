package io.satbus.bus.lanes;

import io.satbus.bus.LaneSettings;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The partitions that a lane owns now, and what of them is committed. Belongs to the poll thread: the consumer calls the
 * listener from within {@code poll}.
 */
final class Partitions implements ConsumerRebalanceListener {
    private static final Logger LOG = LoggerFactory.getLogger(Partitions.class);
    /** How often a revocation looks whether its handlers have ended. */
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private static final long LAG_INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Consumer<byte[], byte[]> consumer;
    private final LaneSettings settings;
    private final Runnable discardRevoked;
    private final Map<TopicPartition, OwnedPartition> owned = new HashMap<>();
    private long lastCommit = System.nanoTime();
    private long lastLook = System.nanoTime() - LAG_INTERVAL_NANOS;
    private long lag;
    private boolean ending;

    /** @param discardRevoked drops queued tasks of revoked partitions */
    Partitions(Consumer<byte[], byte[]> consumer, LaneSettings settings, Runnable discardRevoked) {
        this.consumer = consumer;
        this.settings = settings;
        this.discardRevoked = discardRevoked;
    }

    OwnedPartition owned(TopicPartition name) {
        OwnedPartition partition = owned.get(name);
        if (partition == null) {
            throw new IllegalStateException("Got records of " + name + ", which is not assigned");
        }
        return partition;
    }

    Collection<OwnedPartition> all() {
        return owned.values();
    }

    boolean isAssigned() {
        return !owned.isEmpty();
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
        Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(Set.copyOf(assigned));
        for (TopicPartition name : assigned) {
            @Nullable OffsetAndMetadata last = committed.get(name);
            long position = consumer.position(name);
            Restored restored = Restored.parse(position, last == null ? "" : last.metadata());
            owned.put(name, new OwnedPartition(name, position, restored));
        }
        LOG.debug("Assigned {}", assigned);
    }

    /** Waits for running handlers, bounded, so that the next owner does not repeat what is about to be finished. */
    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
        retire(revoked);
        long deadline =
                System.nanoTime() + (ending ? 0 : settings.revocationPatience().toNanos());
        while (running(revoked) > 0 && System.nanoTime() < deadline) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
        int left = running(revoked);
        if (left > 0) {
            LOG.warn(
                    "{} handlers still ran when {} were revoked after {}; their messages will be handled again elsewhere",
                    left,
                    revoked,
                    settings.revocationPatience());
        }
        commit(revoked);
        revoked.forEach(owned::remove);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> lost) {
        retire(lost);
        LOG.warn(
                "Lost {}: another instance may own them already, so what was finished since the last commit repeats",
                lost);
        lost.forEach(owned::remove);
    }

    private void retire(Collection<TopicPartition> names) {
        names.forEach(name -> owned(name).revoke());
        discardRevoked.run();
    }

    private int running(Collection<TopicPartition> names) {
        return names.stream().mapToInt(name -> owned(name).running()).sum();
    }

    void commitIfDue() {
        long now = System.nanoTime();
        if (now - lastCommit < settings.commitInterval().toNanos()) {
            return;
        }
        lastCommit = now;
        Map<TopicPartition, OffsetAndMetadata> offsets = uncommitted(owned.keySet());
        if (!offsets.isEmpty()) {
            consumer.commitAsync(offsets, this::onCommit);
        }
    }

    private void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets, @Nullable Exception failure) {
        if (failure == null) {
            record(offsets);
        } else {
            LOG.debug("Commit of {} failed; it is tried again at the next interval", offsets, failure);
        }
    }

    private void record(Map<TopicPartition, OffsetAndMetadata> offsets) {
        offsets.forEach((name, offset) -> {
            OwnedPartition partition = owned.get(name);
            if (partition != null) {
                partition.committed(offset);
            }
        });
    }

    /** Commits what is finished, and waits for it. Who still runs now had its time before: nobody waits for it again. */
    void end() {
        ending = true;
        commit(owned.keySet());
    }

    private void commit(Collection<TopicPartition> names) {
        Map<TopicPartition, OffsetAndMetadata> offsets = uncommitted(names);
        if (offsets.isEmpty()) {
            return;
        }
        try {
            consumer.commitSync(offsets);
            record(offsets);
        } catch (CommitFailedException e) {
            LOG.warn("Could not commit {}: the group has moved on, and this work is repeated elsewhere", offsets, e);
        } catch (KafkaException e) {
            LOG.warn("Could not commit {}: work finished since the last commit is repeated", offsets, e);
        }
    }

    private Map<TopicPartition, OffsetAndMetadata> uncommitted(Collection<TopicPartition> names) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        for (TopicPartition name : names) {
            OffsetAndMetadata offset = owned(name).uncommitted();
            if (offset != null) {
                offsets.put(name, offset);
            }
        }
        return offsets;
    }

    /** Records between what was fetched and the end of the log, looked up at most once a second. */
    long lag() {
        long now = System.nanoTime();
        if (now - lastLook >= LAG_INTERVAL_NANOS) {
            lastLook = now;
            lag = owned.keySet().stream()
                    .mapToLong(name -> consumer.currentLag(name).orElse(0))
                    .sum();
        }
        return lag;
    }
}
