package io.satbus.testkit;

import io.satbus.testkit.Stored.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The instances of a satellite that share what is sent with one priority. Guarded by the broker's lock. */
final class Group {
    private final Map<String, Topic> topics;
    private final List<Lane> members = new ArrayList<>();
    private final Map<Place, Cursor> cursors = new HashMap<>();

    Group(Map<String, Topic> topics) {
        this.topics = topics;
    }

    void join(Lane lane) {
        members.add(lane);
        rebalance();
    }

    void leave(Lane lane) {
        members.remove(lane);
        rebalance();
    }

    /** After a member came or went, or reads other topics. A group that is new to a topic begins with its oldest message. */
    void rebalance() {
        for (Lane member : members) {
            for (String name : member.topics()) {
                Topic topic = topics.get(name);
                if (topic != null) {
                    topic.places()
                            .forEach(place ->
                                    cursors.computeIfAbsent(place, at -> new Cursor(topic.log(at.partition()))));
                }
            }
        }
        cursors.forEach((place, cursor) -> cursor.assign(ownerOf(place)));
    }

    private @Nullable Lane ownerOf(Place place) {
        List<Lane> wanting = members.stream()
                .filter(member -> member.topics().contains(place.topic()))
                .toList();
        return wanting.isEmpty() ? null : wanting.get(place.partition() % wanting.size());
    }

    /** Something was appended. */
    void appended(Place place) {
        Cursor cursor = cursors.get(place);
        if (cursor != null) {
            cursor.pump();
        }
    }

    /** A lane has room again. */
    void pump(Lane lane) {
        for (Cursor cursor : cursors.values()) {
            if (cursor.isOf(lane)) {
                cursor.goOn();
            }
        }
    }

    long waiting(Lane lane) {
        return cursors.values().stream()
                .filter(cursor -> cursor.isOf(lane))
                .mapToLong(Cursor::waiting)
                .sum();
    }
}
