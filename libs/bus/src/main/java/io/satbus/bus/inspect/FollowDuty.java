package io.satbus.bus.inspect;

import io.satbus.kernel.Duty;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;

/** Polls the topics that match, and looks for new ones every second. */
final class FollowDuty implements Duty {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final long LOOK_AGAIN_NANOS = Duration.ofSeconds(1).toNanos();

    private final Consumer<byte[], byte[]> consumer;
    private final LogReader reader;
    private final Records records;
    private final Predicate<String> topics;
    private final StartAt from;
    private final java.util.function.Consumer<Seen> listener;
    private final Set<TopicPartition> followed = new HashSet<>();
    private long lookedAt;

    FollowDuty(
            Consumer<byte[], byte[]> consumer,
            Duration patience,
            Records records,
            Predicate<String> topics,
            StartAt from,
            java.util.function.Consumer<Seen> listener) {
        this.consumer = consumer;
        this.reader = new LogReader(consumer, patience);
        this.records = records;
        this.topics = topics;
        this.from = from;
        this.listener = listener;
    }

    /** Takes up what is there now. By the caller's thread, before the worker starts, so that nothing is missed. */
    void begin() {
        include(from);
    }

    @Override
    public int work() {
        if (System.nanoTime() - lookedAt > LOOK_AGAIN_NANOS) {
            include(StartAt.BEGINNING);
        }
        if (followed.isEmpty()) {
            java.util.concurrent.locks.LockSupport.parkNanos(POLL.toNanos());
            return 0;
        }
        List<ConsumerRecord<byte[], byte[]>> batch = new ArrayList<>();
        try {
            consumer.poll(POLL).forEach(batch::add);
        } catch (WakeupException closing) {
            return 0;
        }
        // Partitions come one after another in a batch; for the eye they belong together by time.
        batch.sort(Comparator.comparingLong(ConsumerRecord::timestamp));
        batch.forEach(record -> listener.accept(records.seen(record)));
        return batch.size();
    }

    private void include(StartAt start) {
        List<TopicPartition> added = reader.partitions(topics).stream()
                .filter(partition -> !followed.contains(partition))
                .toList();
        lookedAt = System.nanoTime();
        if (!added.isEmpty()) {
            followed.addAll(added);
            consumer.assign(followed);
            reader.seek(added, start);
        }
    }

    @Override
    public void onClose() {
        consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(Duration.ZERO));
    }

    @Override
    public void wakeUp() {
        consumer.wakeup();
    }

    @Override
    public String name() {
        return "inspector-follow";
    }
}
