package io.satbus.testkit;

import io.satbus.protocol.Message;
import io.satbus.testkit.Stored.Place;
import java.util.ArrayList;
import java.util.List;

/** A topic that keeps all that was ever sent to it. Guarded by the broker's lock. */
final class Topic {
    private final String name;
    private final List<List<Stored>> partitions = new ArrayList<>();
    private int nextKeyless;

    Topic(String name, int partitionCount) {
        this.name = name;
        for (int i = 0; i < partitionCount; i++) {
            partitions.add(new ArrayList<>());
        }
    }

    List<Place> places() {
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < partitions.size(); i++) {
            places.add(new Place(name, i));
        }
        return places;
    }

    List<Stored> log(int partition) {
        return partitions.get(partition);
    }

    /** Where a message lies that is sent nowhere in particular: equal keys lie together. */
    int partitionFor(String key) {
        return key.isEmpty() ? nextKeyless++ % partitions.size() : Math.floorMod(key.hashCode(), partitions.size());
    }

    Stored append(Message message, int partition, long wallMillis) {
        List<Stored> log = partitions.get(partition);
        Stored stored = new Stored(message, new Place(name, partition), log.size(), wallMillis);
        log.add(stored);
        return stored;
    }
}
