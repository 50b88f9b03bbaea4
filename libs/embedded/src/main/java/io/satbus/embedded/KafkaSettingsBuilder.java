package io.satbus.embedded;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.event.Level;

/** Collects the settings of a broker; each is documented at {@link KafkaSettings}. For one thread. */
public final class KafkaSettingsBuilder {
    private final Path dataDirectory;
    private boolean keepData = true;
    private int port;
    private int controllerPort;
    private Level logLevel = Level.WARN;
    private int heapMebibytes = 512;
    private int defaultPartitions = 1;
    private KafkaTuning tuning = KafkaTuning.THROUGHPUT;
    private final Map<String, String> serverProperties = new HashMap<>();
    private List<Path> classPath = classPathOfThisJvm();
    private Optional<Path> startCache = Optional.empty();
    private Duration stopGrace = Duration.ofSeconds(10);

    KafkaSettingsBuilder(Path dataDirectory) {
        this.dataDirectory = dataDirectory;
    }

    KafkaSettingsBuilder(KafkaSettings settings) {
        this.dataDirectory = settings.dataDirectory();
        this.keepData = settings.keepData();
        this.port = settings.port();
        this.controllerPort = settings.controllerPort();
        this.logLevel = settings.logLevel();
        this.heapMebibytes = settings.heapMebibytes();
        this.defaultPartitions = settings.defaultPartitions();
        this.tuning = settings.tuning();
        this.serverProperties.putAll(settings.serverProperties());
        this.classPath = settings.classPath();
        this.startCache = settings.startCache();
        this.stopGrace = settings.stopGrace();
    }

    public KafkaSettingsBuilder keepData(boolean value) {
        this.keepData = value;
        return this;
    }

    public KafkaSettingsBuilder port(int value) {
        this.port = value;
        return this;
    }

    public KafkaSettingsBuilder controllerPort(int value) {
        this.controllerPort = value;
        return this;
    }

    public KafkaSettingsBuilder logLevel(Level value) {
        this.logLevel = value;
        return this;
    }

    public KafkaSettingsBuilder heapMebibytes(int value) {
        this.heapMebibytes = value;
        return this;
    }

    public KafkaSettingsBuilder defaultPartitions(int value) {
        this.defaultPartitions = value;
        return this;
    }

    public KafkaSettingsBuilder tuning(KafkaTuning value) {
        this.tuning = value;
        return this;
    }

    public KafkaSettingsBuilder classPath(List<Path> value) {
        this.classPath = List.copyOf(value);
        return this;
    }

    public KafkaSettingsBuilder startCache(Path value) {
        this.startCache = Optional.of(value);
        return this;
    }

    public KafkaSettingsBuilder stopGrace(Duration value) {
        this.stopGrace = value;
        return this;
    }

    /** Adds one property of Kafka's own. */
    public KafkaSettingsBuilder serverProperty(String key, String value) {
        serverProperties.put(key, value);
        return this;
    }

    /** Throws {@link IllegalArgumentException} if a setting is out of its range. */
    public KafkaSettings build() {
        return new KafkaSettings(
                dataDirectory,
                keepData,
                port,
                controllerPort,
                logLevel,
                heapMebibytes,
                defaultPartitions,
                tuning,
                serverProperties,
                classPath,
                startCache,
                stopGrace);
    }

    private static List<Path> classPathOfThisJvm() {
        return Stream.of(System.getProperty("java.class.path", "").split(File.pathSeparator))
                .filter(entry -> !entry.isBlank())
                .map(Path::of)
                .toList();
    }
}
