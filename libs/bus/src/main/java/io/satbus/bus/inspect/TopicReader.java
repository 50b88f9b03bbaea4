package io.satbus.bus.inspect;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;

/** Lists topics with their sizes. */
final class TopicReader {
    private final Admin admin;

    TopicReader(Admin admin) {
        this.admin = admin;
    }

    List<TopicInfo> read(Predicate<String> wanted) throws ExecutionException, InterruptedException {
        List<String> names = admin.listTopics().names().get().stream()
                .filter(wanted)
                .sorted()
                .toList();
        Map<String, TopicDescription> topics =
                admin.describeTopics(names).allTopicNames().get();
        Map<String, Long> bytes = bytes();
        Map<TopicPartition, Long> begins = offsets(topics, OffsetSpec.earliest());
        Map<TopicPartition, Long> ends = offsets(topics, OffsetSpec.latest());
        return names.stream()
                .filter(topics::containsKey)
                .map(name -> info(java.util.Objects.requireNonNull(topics.get(name)), begins, ends, bytes))
                .toList();
    }

    private static TopicInfo info(
            TopicDescription topic,
            Map<TopicPartition, Long> begins,
            Map<TopicPartition, Long> ends,
            Map<String, Long> bytes) {
        long records = partitions(topic).stream()
                .mapToLong(at -> ends.getOrDefault(at, 0L) - begins.getOrDefault(at, 0L))
                .sum();
        return new TopicInfo(
                topic.name(),
                topic.partitions().size(),
                topic.partitions().getFirst().replicas().size(),
                records,
                bytes.getOrDefault(topic.name(), 0L));
    }

    private static List<TopicPartition> partitions(TopicDescription topic) {
        return topic.partitions().stream()
                .map(partition -> new TopicPartition(topic.name(), partition.partition()))
                .toList();
    }

    private Map<TopicPartition, Long> offsets(Map<String, TopicDescription> topics, OffsetSpec which)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        topics.values().forEach(topic -> partitions(topic).forEach(at -> wanted.put(at, which)));
        Map<TopicPartition, Long> offsets = new HashMap<>();
        for (Map.Entry<TopicPartition, ListOffsetsResultInfo> found :
                admin.listOffsets(wanted).all().get().entrySet()) {
            offsets.put(found.getKey(), found.getValue().offset());
        }
        return offsets;
    }

    private Map<String, Long> bytes() throws ExecutionException, InterruptedException {
        List<Integer> brokers = admin.describeCluster().nodes().get().stream()
                .map(node -> node.id())
                .toList();
        Map<String, Long> bytes = new HashMap<>();
        for (Map<String, LogDirDescription> broker :
                admin.describeLogDirs(brokers).allDescriptions().get().values()) {
            for (LogDirDescription folder : broker.values()) {
                folder.replicaInfos().forEach((at, replica) -> bytes.merge(at.topic(), replica.size(), Long::sum));
            }
        }
        return bytes;
    }
}
