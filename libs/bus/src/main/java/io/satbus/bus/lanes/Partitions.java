package io.satbus.bus.lanes;

import io.satbus.bus.LaneSettings;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.TimeoutException;
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

    private static final Duration END_PATIENCE = Duration.ofSeconds(5);
    private static final Duration END_POLL = Duration.ofMillis(20);
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

    /**
     * The partition of records that were polled.
     *
     * @param firstOffset where it begins if its assignment could not be looked up
     */
    OwnedPartition owned(TopicPartition name, long firstOffset) {
        return owned.computeIfAbsent(
                name, missed -> new OwnedPartition(missed, firstOffset, Restored.parse(firstOffset, "")));
    }

    Collection<OwnedPartition> all() {
        return owned.values();
    }

    boolean isAssigned() {
        return !owned.isEmpty();
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
        try {
            Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(Set.copyOf(assigned));
            for (TopicPartition name : assigned) {
                @Nullable OffsetAndMetadata last = committed.get(name);
                long position = consumer.position(name);
                owned.put(name, adopt(name, position, last));
            }
        } catch (TimeoutException e) {
            LOG.warn("Could not look up what is finished of {}: some of it may be repeated", assigned, e);
        }
    }

    private static OwnedPartition adopt(TopicPartition name, long position, @Nullable OffsetAndMetadata last) {
        if (last == null || last.offset() != position) {
            return new OwnedPartition(name, position, Restored.parse(position, ""));
        }
        OwnedPartition partition = new OwnedPartition(name, position, Restored.parse(position, last.metadata()));
        // It is committed already: the first commit of this owner must not wipe what the last one had finished.
        partition.committed(last);
        return partition;
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
        if (!commit(revoked)) {
            LOG.warn("Could not commit {}: work finished since the last commit is repeated elsewhere", revoked);
        }
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
        ownedOf(names).forEach(OwnedPartition::revoke);
        discardRevoked.run();
    }

    private Stream<OwnedPartition> ownedOf(Collection<TopicPartition> names) {
        return names.stream().map(owned::get).filter(Objects::nonNull);
    }

    private int running(Collection<TopicPartition> names) {
        return ownedOf(names).mapToInt(OwnedPartition::running).sum();
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

    /**
     * Commits what is finished, and waits for it. Who still runs now had its time before: nobody waits for it again. A
     * rebalance of the classic protocol that is under way must first come to its end, which only polling brings about.
     */
    void end() {
        ending = true;
        long deadline = System.nanoTime() + END_PATIENCE.toNanos();
        while (!commit(List.copyOf(owned.keySet())) && System.nanoTime() < deadline) {
            consumer.pause(consumer.assignment());
            consumer.poll(END_POLL);
        }
    }

    /** @return false if a rebalance stood in the way, and polling would help */
    private boolean commit(Collection<TopicPartition> names) {
        Map<TopicPartition, OffsetAndMetadata> offsets = uncommitted(names);
        if (offsets.isEmpty()) {
            return true;
        }
        try {
            consumer.commitSync(offsets);
            record(offsets);
        } catch (RebalanceInProgressException e) {
            LOG.debug("Could not commit {} in the middle of a rebalance", offsets, e);
            return false;
        } catch (CommitFailedException e) {
            LOG.warn("Could not commit {}: the group has moved on, and this work is repeated elsewhere", offsets, e);
        } catch (KafkaException e) {
            LOG.warn("Could not commit {}: work finished since the last commit is repeated", offsets, e);
        }
        return true;
    }

    private Map<TopicPartition, OffsetAndMetadata> uncommitted(Collection<TopicPartition> names) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        ownedOf(names).forEach(partition -> {
            OffsetAndMetadata offset = partition.uncommitted();
            if (offset != null) {
                offsets.put(partition.name(), offset);
            }
        });
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
