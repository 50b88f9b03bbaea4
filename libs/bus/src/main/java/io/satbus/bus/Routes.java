package io.satbus.bus;

import io.satbus.protocol.Envelope;
import io.satbus.protocol.Failure;
import io.satbus.protocol.Kind;
import io.satbus.protocol.Reason;
import io.satbus.protocol.Target;

/**
 * Where each message goes: the only place that knows. Immutable.
 *
 * @param replyPartitions of every reply topic; all participants of a namespace agree on it
 */
public record Routes(TopicNames names, int replyPartitions) {
    /** The subject of manifests, which go to the compacted registry. */
    public static final String REGISTRY = "registry";

    /** @throws UndeliverableException if nobody can be meant by its target */
    public Route of(Envelope envelope) {
        return switch (envelope.target()) {
            case Target.ToSatellite(String satellite) -> Route.to(names.inbox(satellite, envelope.priority()));
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
        return Route.to(names.events(TopicNames.streamOf(envelope.subject()), envelope.priority()));
    }
}
