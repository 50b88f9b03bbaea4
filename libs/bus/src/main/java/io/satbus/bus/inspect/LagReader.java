package io.satbus.bus.inspect;

import io.satbus.protocol.Priority;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Works out how much waits for each lane: end offsets less committed offsets of the lane's group. */
final class LagReader {
    private final Admin admin;
    private final String namespace;

    LagReader(Admin admin, String namespace) {
        this.admin = admin;
        this.namespace = namespace;
    }

    /** The lane of a group, by its name {@code <namespace>.<satellite>.<priority>}. */
    record Lane(String satellite, Priority priority, String group) {}

    List<Lag> read() throws ExecutionException, InterruptedException {
        List<Lane> lanes = lanes();
        Map<String, Map<TopicPartition, OffsetAndMetadata>> committed = committed(lanes);
        Map<TopicPartition, Long> ends = ends(committed);
        Map<String, ConsumerGroupDescription> groups = admin.describeConsumerGroups(
                        lanes.stream().map(Lane::group).toList())
                .all()
                .get();
        List<Lag> lags = new ArrayList<>();
        for (Lane lane : lanes) {
            ConsumerGroupDescription group = groups.get(lane.group());
            int members = group == null ? 0 : group.members().size();
            lags.add(new Lag(
                    lane.satellite(),
                    lane.priority(),
                    waiting(committed.getOrDefault(lane.group(), Map.of()), ends),
                    members));
        }
        return lags;
    }

    private List<Lane> lanes() throws ExecutionException, InterruptedException {
        Map<String, Set<Lane>> bySatellite = new TreeMap<>();
        for (GroupListing group :
                admin.listGroups(ListGroupsOptions.forConsumerGroups()).all().get()) {
            String[] parts = group.groupId().split("\\.", -1);
            for (Priority priority : Priority.values()) {
                if (parts.length == 3 && parts[0].equals(namespace) && parts[2].equals(priority.label())) {
                    bySatellite
                            .computeIfAbsent(
                                    parts[1], name -> new TreeSet<>(java.util.Comparator.comparing(Lane::priority)))
                            .add(new Lane(parts[1], priority, group.groupId()));
                }
            }
        }
        return bySatellite.values().stream().flatMap(Set::stream).toList();
    }

    private Map<String, Map<TopicPartition, OffsetAndMetadata>> committed(List<Lane> lanes)
            throws ExecutionException, InterruptedException {
        return admin.listConsumerGroupOffsets(lanes.stream()
                        .collect(Collectors.toMap(Lane::group, lane -> new ListConsumerGroupOffsetsSpec())))
                .all()
                .get();
    }

    private Map<TopicPartition, Long> ends(Map<String, Map<TopicPartition, OffsetAndMetadata>> committed)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        committed.values().forEach(offsets -> offsets.keySet().forEach(at -> wanted.put(at, OffsetSpec.latest())));
        Map<TopicPartition, Long> ends = new HashMap<>();
        for (Map.Entry<TopicPartition, ListOffsetsResultInfo> end :
                admin.listOffsets(wanted).all().get().entrySet()) {
            ends.put(end.getKey(), end.getValue().offset());
        }
        return ends;
    }

    private static long waiting(Map<TopicPartition, OffsetAndMetadata> committed, Map<TopicPartition, Long> ends) {
        long records = 0;
        for (Map.Entry<TopicPartition, OffsetAndMetadata> offset : committed.entrySet()) {
            if (offset.getValue() != null) {
                long end = ends.getOrDefault(offset.getKey(), offset.getValue().offset());
                records += Math.max(0, end - offset.getValue().offset());
            }
        }
        return records;
    }
}
