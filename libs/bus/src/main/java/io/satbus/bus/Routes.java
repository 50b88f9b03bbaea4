package io.satbus.bus;

import io.satbus.protocol.Envelope;
import io.satbus.protocol.Failure;
import io.satbus.protocol.Kind;
import io.satbus.protocol.Priority;
import io.satbus.protocol.Reason;
import io.satbus.protocol.Target;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Where each message goes: the only place that knows. Safe for use by any thread. */
public final class Routes {
    /** The subject of manifests, which go to the compacted registry. */
    public static final String REGISTRY = "registry";

    /** Names are put together once for each destination, up to so many of a kind. */
    private static final int MAX_REMEMBERED = 10_000;

    private final TopicNames names;
    private final int replyPartitions;
    private final Map<String, List<Route>> inboxes = new ConcurrentHashMap<>();
    private final Map<String, List<Route>> streams = new ConcurrentHashMap<>();

    /** @param replyPartitions of every reply topic; all participants of a namespace agree on it */
    public Routes(TopicNames names, int replyPartitions) {
        this.names = names;
        this.replyPartitions = replyPartitions;
    }

    public TopicNames names() {
        return names;
    }

    public int replyPartitions() {
        return replyPartitions;
    }

    /** @throws UndeliverableException if nobody can be meant by its target */
    public Route of(Envelope envelope) {
        return switch (envelope.target()) {
            case Target.ToSatellite(String satellite) ->
                remembered(inboxes, satellite, names::inbox, envelope.priority());
            case Target.ToInstance(String satellite, String instance) -> instance(satellite, instance);
            case Target.ToEveryInstance _ -> Route.to(names.broadcast());
            case Target.ToSubscribers _ -> published(envelope);
            case Target.ToCapability(String capability) ->
                throw new UndeliverableException(Failure.rejected(
                        Reason.UNKNOWN_TARGET,
                        "No router is running that could find a satellite with the capability '" + capability
                                + "'; name the satellite instead"));
        };
    }

    /** What is for one instance lies where its answers lie: it alone reads them. */
    public Route instance(String satellite, String instance) {
        return Route.to(names.reply(satellite), replyPartition(instance));
    }

    /** The partition on which an instance gets its answers; others may share it. */
    public int replyPartition(String instance) {
        return Math.floorMod(instance.hashCode(), replyPartitions);
    }

    private Route published(Envelope envelope) {
        if (envelope.kind() == Kind.HEARTBEAT) {
            return Route.to(names.heartbeat());
        }
        if (envelope.subject().equals(REGISTRY)) {
            return Route.to(names.registry());
        }
        return remembered(streams, TopicNames.streamOf(envelope.subject()), names::events, envelope.priority());
    }

    private static Route remembered(
            Map<String, List<Route>> known,
            String name,
            BiFunction<String, Priority, String> topic,
            Priority priority) {
        List<Route> routes = known.get(name);
        if (routes == null) {
            routes = Stream.of(Priority.values())
                    .map(each -> Route.to(topic.apply(name, each)))
                    .toList();
            if (known.size() < MAX_REMEMBERED) {
                known.put(name, routes);
            }
        }
        return routes.get(priority.rank());
    }
}
