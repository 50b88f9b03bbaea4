package io.satbus.embedded;

import java.util.List;
import java.util.Map;

/** What the broker's JVM and thread pools are tuned for. */
public enum KafkaTuning {
    /** Tests: ready soonest, least memory. */
    QUICK_START,
    /** A platform that runs for long: the optimizing compiler, a collector on all cores, Kafka's own thread counts. */
    THROUGHPUT;

    List<String> jvmOptions() {
        return switch (this) {
            case QUICK_START -> List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData");
            case THROUGHPUT -> List.of("-XX:+UseParallelGC");
        };
    }

    Map<String, String> serverProperties() {
        return switch (this) {
            case QUICK_START ->
                Map.of(
                        "num.network.threads", "2",
                        "num.io.threads", "4",
                        "background.threads", "2",
                        "group.coordinator.threads", "2",
                        "num.recovery.threads.per.data.dir", "1");
            case THROUGHPUT -> Map.of();
        };
    }
}
