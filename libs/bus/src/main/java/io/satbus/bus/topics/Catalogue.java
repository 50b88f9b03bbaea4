package io.satbus.bus.topics;

import io.satbus.bus.TopicNames;
import io.satbus.bus.TopicSettings;
import io.satbus.protocol.Priority;
import java.util.ArrayList;
import java.util.List;

/** The one list of topics: what each must be like. Immutable. */
public final class Catalogue {
    private final TopicNames names;
    private final TopicSettings settings;

    public Catalogue(TopicNames names, TopicSettings settings) {
        this.names = names;
        this.settings = settings;
    }

    /** What every participant uses. */
    List<TopicSpec> shared() {
        return List.of(
                TopicSpec.log(names.broadcast(), 1, settings),
                TopicSpec.log(names.heartbeat(), 1, settings),
                TopicSpec.compacted(names.registry(), settings));
    }

    /** Where a satellite gets its answers. */
    TopicSpec reply(String satellite) {
        return TopicSpec.log(names.reply(satellite), settings.replyPartitions(), settings);
    }

    /** What is sent to a satellite. */
    List<TopicSpec> inbox(String satellite) {
        List<TopicSpec> specs = new ArrayList<>();
        for (Priority priority : Priority.values()) {
            specs.add(TopicSpec.log(names.inbox(satellite, priority), settings.partitions(), settings));
        }
        return specs;
    }

    /** What is published under subjects that begin with this name. */
    List<TopicSpec> stream(String stream) {
        List<TopicSpec> specs = new ArrayList<>();
        for (Priority priority : Priority.values()) {
            specs.add(TopicSpec.log(names.events(stream, priority), settings.partitions(), settings));
        }
        return specs;
    }
}
