package io.satbus.bus.inspect;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;

/** Reads partitions from a place up to what is their end at the time of asking. Belongs to one thread. */
final class LogReader {
    private static final Duration POLL = Duration.ofMillis(100);

    private final Consumer<byte[], byte[]> consumer;
    private final Duration patience;

    LogReader(Consumer<byte[], byte[]> consumer, Duration patience) {
        this.consumer = consumer;
        this.patience = patience;
    }

    /** The partitions of one topic; none if it does not exist. */
    List<TopicPartition> partitions(String topic) {
        List<PartitionInfo> known = consumer.partitionsFor(topic);
        return known == null ? List.of() : partitions(known);
    }

    /** The partitions of all topics that match. */
    List<TopicPartition> partitions(Predicate<String> topics) {
        return consumer.listTopics().entrySet().stream()
                .filter(topic -> topics.test(topic.getKey()))
                .flatMap(topic -> partitions(topic.getValue()).stream())
                .toList();
    }

    private static List<TopicPartition> partitions(List<PartitionInfo> known) {
        return known.stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    /** Goes to the place in each of the partitions, which must be assigned. */
    void seek(Collection<TopicPartition> partitions, StartAt from) {
        switch (from) {
            case StartAt.Beginning _ -> consumer.seekToBeginning(partitions);
            case StartAt.End _ -> consumer.seekToEnd(partitions);
            case StartAt.Time(Instant instant) -> seekToTime(partitions, instant);
        }
        // Kafka seeks lazily; what comes between now and the first poll belongs to the reader.
        partitions.forEach(consumer::position);
    }

    private void seekToTime(Collection<TopicPartition> partitions, Instant instant) {
        Map<TopicPartition, Long> times = new HashMap<>();
        partitions.forEach(partition -> times.put(partition, Math.max(0, instant.toEpochMilli())));
        consumer.offsetsForTimes(times).forEach((partition, offset) -> seekTo(partition, offset));
    }

    private void seekTo(TopicPartition partition, @org.jspecify.annotations.Nullable OffsetAndTimestamp offset) {
        if (offset == null) {
            consumer.seekToEnd(List.of(partition));
        } else {
            consumer.seek(partition, offset.offset());
        }
    }

    /** Hands over every record from the place to the present end. */
    void readToEnd(
            Collection<TopicPartition> partitions,
            StartAt from,
            java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> listener) {
        if (partitions.isEmpty()) {
            return;
        }
        consumer.assign(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        seek(partitions, from);
        Set<TopicPartition> unfinished = new HashSet<>(partitions);
        long deadline = System.nanoTime() + patience.toNanos();
        while (!finished(unfinished, ends)) {
            if (System.nanoTime() - deadline > 0) {
                throw new org.apache.kafka.common.errors.TimeoutException(
                        unfinished.size() + " of " + partitions.size() + " partitions could not be read to their end");
            }
            consumer.poll(POLL).forEach(listener);
        }
    }

    private boolean finished(Set<TopicPartition> unfinished, Map<TopicPartition, Long> ends) {
        Set<TopicPartition> done = new HashSet<>();
        for (TopicPartition partition : unfinished) {
            if (consumer.position(partition) >= ends.getOrDefault(partition, 0L)) {
                done.add(partition);
            }
        }
        unfinished.removeAll(done);
        // What has been read would be fetched again and again while the others go on.
        consumer.pause(done);
        return unfinished.isEmpty();
    }
}
