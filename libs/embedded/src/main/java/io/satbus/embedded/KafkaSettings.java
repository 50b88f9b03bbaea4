package io.satbus.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.event.Level;

/**
 * How an embedded broker runs.
 *
 * @param dataDirectory holds all of the broker's files; created if missing; one broker at a time
 * @param keepData whether the data stay when the broker is closed, for the next one on the same folder
 * @param port for clients, 0 for a free one
 * @param controllerPort for the KRaft quorum, 0 for a free one
 * @param logLevel of the broker's log, {@code logs/kafka.log} in the data directory
 * @param heapMebibytes the most that the broker's Java heap may take
 * @param defaultPartitions of a topic that is created without a number
 * @param tuning quick start or throughput
 * @param serverProperties Kafka's own, over everything that is set here
 * @param classPath where the broker's classes are found: Kafka's and this module's
 * @param startCache a file written by {@link EmbeddedKafka#writeStartCache}, which shortens the start; without effect if it
 *     is missing, or was written for other jars, another tuning or another JVM
 * @param stopGrace how long an orderly stop may take before the broker is killed
 */
public record KafkaSettings(
        Path dataDirectory,
        boolean keepData,
        int port,
        int controllerPort,
        Level logLevel,
        int heapMebibytes,
        int defaultPartitions,
        KafkaTuning tuning,
        Map<String, String> serverProperties,
        List<Path> classPath,
        Optional<Path> startCache,
        Duration stopGrace) {
    private static final int LEAST_HEAP = 128;

    public KafkaSettings {
        requirePort("port", port);
        requirePort("controllerPort", controllerPort);
        if (port != 0 && port == controllerPort) {
            throw new IllegalArgumentException(
                    "port and controllerPort are both " + port + "; a broker needs two different ones");
        }
        requireAtLeast("heapMebibytes", heapMebibytes, LEAST_HEAP);
        requireAtLeast("defaultPartitions", defaultPartitions, 1);
        if (classPath.isEmpty()) {
            throw new IllegalArgumentException("classPath is empty; it must name Kafka's jars and this module's");
        }
        if (!stopGrace.isPositive()) {
            throw new IllegalArgumentException("stopGrace is " + stopGrace + "; it must be more than zero");
        }
        serverProperties = Map.copyOf(serverProperties);
        classPath = List.copyOf(classPath);
    }

    /**
     * Free ports, data kept, warnings logged, 512 MiB of heap, one partition, this JVM's class path, tuned for throughput.
     */
    public static KafkaSettings in(Path dataDirectory) {
        return builder(dataDirectory).build();
    }

    /** Begins with what {@link #in} describes. */
    public static KafkaSettingsBuilder builder(Path dataDirectory) {
        return new KafkaSettingsBuilder(dataDirectory);
    }

    /** Begins with these settings. */
    public KafkaSettingsBuilder toBuilder() {
        return new KafkaSettingsBuilder(this);
    }

    static void requirePort(String name, int port) {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException(name + " is " + port + "; it must be 0 (a free one) to 65535");
        }
    }

    static void requireAtLeast(String name, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(name + " is " + value + "; it must be at least " + least);
        }
    }
}
