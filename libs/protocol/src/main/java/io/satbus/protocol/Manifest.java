package io.satbus.protocol;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What an instance is and does. Kept for each instance in the compacted registry topic.
 *
 * @param publishes first segments of the subjects that it publishes
 * @param subscribes subject patterns that it subscribes to
 * @param httpPort of its health and metrics endpoints; 0 if it has none
 * @param stoppedAt present when the instance has ended in order
 */
public record Manifest(
        Source identity,
        String version,
        List<Integer> protocolMajors,
        List<String> capabilities,
        List<Operation> operations,
        List<String> publishes,
        List<String> subscribes,
        long pid,
        String host,
        int httpPort,
        Instant startedAt,
        Optional<Instant> stoppedAt) {
    public Manifest {
        protocolMajors = List.copyOf(protocolMajors);
        capabilities = List.copyOf(capabilities);
        operations = List.copyOf(operations);
        publishes = List.copyOf(publishes);
        subscribes = List.copyOf(subscribes);
    }

    /** The same instance, ended in order at this time. */
    public Manifest stopped(Instant at) {
        return new Manifest(
                identity,
                version,
                protocolMajors,
                capabilities,
                operations,
                publishes,
                subscribes,
                pid,
                host,
                httpPort,
                startedAt,
                Optional.of(at));
    }

    /**
     * A message type that an instance handles.
     *
     * @param replyType empty where there is no reply
     */
    public record Operation(Kind kind, String type, String replyType, String description, List<Field> fields) {
        public Operation {
            fields = List.copyOf(fields);
        }
    }

    /** A part of a payload: its JSON name, its type in words, and whether it is a list. */
    public record Field(String name, String type, boolean repeated) {}
}
