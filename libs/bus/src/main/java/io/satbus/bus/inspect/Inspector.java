package io.satbus.bus.inspect;

import io.satbus.kernel.Worker;
import io.satbus.protocol.Manifest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Reads what lies on a platform without taking part in it: joins no group, moves no offset, creates no topic.
 *
 * <p>Safe for use by any thread. Every look throws {@link InspectionException} if the platform does not answer within the
 * patience of the settings.
 */
public interface Inspector extends AutoCloseable {
    /** Connects with the first look, not before. */
    static Inspector open(InspectorSettings settings) {
        return new KafkaInspector(settings);
    }

    /** What is registered, ended instances included, the latest for each instance. */
    List<Manifest> manifests();

    /** The latest heartbeat of each instance and incarnation that was heard of since then. */
    List<Beat> heartbeats(Instant since);

    /**
     * Hands over what comes into the topics, each partition in order, until the worker is closed; topics that are made
     * meanwhile are included from their beginning.
     *
     * @param topics decides by name
     * @param listener called by the worker's thread
     * @return the running worker; it fails if the listener throws or the platform refuses
     */
    Worker follow(Predicate<String> topics, StartAt from, Consumer<Seen> listener);

    /** All messages of a conversation that are kept, in the order of their append times. */
    List<Seen.Spoken> conversation(UUID correlation);

    /** All topics of the namespace in the order of their names. */
    List<TopicInfo> topics();

    /** What waits, for each lane of each satellite that ever received, ordered by satellite, then priority. */
    List<Lag> lags();

    /** What is otherwise than the catalogue says, of the topics that exist: a sentence for each, with what mends it. */
    List<String> mismatches();

    @Override
    void close();
}
