package io.satbus.bus.lanes;

import io.satbus.bus.LaneSettings;
import io.satbus.kernel.Duty;
import io.satbus.kernel.dispatch.Dispatcher;
import io.satbus.protocol.Priority;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * The way of one priority from the broker to its handlers. A consumer of its own, so that a backlog of less urgent
 * messages, prefetched or not, never stands before it.
 *
 * <p>Its worker's thread owns the consumer and the partitions. It reads, decides what has to be done, and offers that to
 * the dispatcher; it never waits for a handler, except when a partition is taken away. Handlers come back only through
 * {@link #ended} and the partition's done bits.
 */
public final class Lane implements Duty {
    /** How long a poll may wait for records; a close or a change of subscription waits no longer. */
    private static final Duration IDLE_POLL = Duration.ofMillis(50);
    /** While paused: soon enough to see that there is room again. */
    private static final Duration PAUSED_POLL = Duration.ofMillis(2);

    private final String name;
    private final Consumer<byte[], byte[]> consumer;
    private final Intake intake;
    private final Dispatcher dispatcher;
    private final Load load;
    private final Partitions partitions;
    private final Gate gate;
    private final List<LaneTask> batch = new ArrayList<>();
    private final CountDownLatch joined = new CountDownLatch(1);
    private volatile Set<String> wanted;
    private Set<String> subscribed = Set.of();
    private volatile boolean receiving = true;
    private volatile long lag;

    /**
     * A lane that begins when its worker is started.
     *
     * @param consumer a new consumer, which the lane owns from now on
     * @param topics to begin with
     */
    public Lane(
            Priority priority,
            Consumer<byte[], byte[]> consumer,
            Set<String> topics,
            Intake intake,
            Dispatcher dispatcher,
            LaneSettings settings) {
        this.name = "satbus-lane-" + priority.label();
        this.consumer = consumer;
        this.wanted = Set.copyOf(topics);
        this.intake = intake;
        this.dispatcher = dispatcher;
        this.load = new Load(settings.maxInFlight(), settings.maxInFlightBytes());
        this.partitions = new Partitions(consumer, settings, this::discardRevoked);
        this.gate = new Gate(consumer, load);
    }

    @Override
    public String name() {
        return name;
    }

    /** Changes the topics that are read, from the next poll on. Any thread. */
    public void topics(Set<String> topics) {
        wanted = Set.copyOf(topics);
    }

    /** Is released when the lane has joined its group. Any thread. */
    public CountDownLatch joined() {
        return joined;
    }

    /** Takes no more records; those taken are finished and committed as long as the lane lives. Any thread. */
    public void stopReceiving() {
        receiving = false;
    }

    /** Messages taken and not finished. Any thread. */
    public int inFlight() {
        return load.messages();
    }

    /** Records that wait at the broker, as of the last look. Any thread. */
    public long lag() {
        return lag;
    }

    /** Partitions that are paused because a buffer is full. Any thread. */
    public int paused() {
        return gate.paused();
    }

    /** A task has ended. Any thread. */
    void ended(int size) {
        load.remove(size);
    }

    @Override
    public int work() {
        subscribe();
        if (subscribed.isEmpty()) {
            LockSupport.parkNanos(IDLE_POLL.toNanos());
            return 0;
        }
        ConsumerRecords<byte[], byte[]> records = consumer.poll(gate.isShut() ? PAUSED_POLL : IDLE_POLL);
        for (TopicPartition partition : records.partitions()) {
            List<ConsumerRecord<byte[], byte[]>> fetched = records.records(partition);
            accept(partitions.owned(partition, fetched.getFirst().offset()), fetched);
        }
        dispatch();
        gate.regulate(partitions.all(), receiving);
        partitions.commitIfDue();
        observe();
        return records.count();
    }

    private void subscribe() {
        Set<String> topics = wanted;
        if (!topics.equals(subscribed)) {
            consumer.subscribe(topics, partitions);
            subscribed = topics;
        }
    }

    private void accept(OwnedPartition partition, List<ConsumerRecord<byte[], byte[]>> records) {
        for (ConsumerRecord<byte[], byte[]> consumed : records) {
            if (!receiving || load.isOverfull() || !partition.hasRoomFor(consumed.offset())) {
                consumer.seek(partition.name(), consumed.offset());
                return;
            }
            accept(partition, consumed);
        }
    }

    private void accept(OwnedPartition partition, ConsumerRecord<byte[], byte[]> consumed) {
        if (!partition.begin(consumed.offset())) {
            return;
        }
        Job job = intake.accept(consumed);
        int size = Math.max(consumed.serializedValueSize(), 0);
        load.add(size);
        LaneTask task = new LaneTask(this, partition, consumed.offset(), size, job);
        if (job.direct()) {
            task.run();
        } else {
            batch.add(task);
        }
    }

    private void dispatch() {
        if (batch.isEmpty()) {
            return;
        }
        if (!dispatcher.offerAll(batch)) {
            batch.forEach(task -> task.end(false));
        }
        batch.clear();
    }

    private void discardRevoked() {
        dispatcher.discard(task -> {
            boolean drop = task instanceof LaneTask laneTask && laneTask.isRevoked();
            if (drop) {
                ((LaneTask) task).end(false);
            }
            return drop;
        });
    }

    private void observe() {
        // With more instances than partitions a member may own none.
        if (joined.getCount() > 0
                && (partitions.isAssigned() || consumer.groupMetadata().generationId() > 0)) {
            joined.countDown();
        }
        lag = partitions.lag();
    }

    @Override
    public void onClose() {
        partitions.end();
        consumer.close();
    }
}
