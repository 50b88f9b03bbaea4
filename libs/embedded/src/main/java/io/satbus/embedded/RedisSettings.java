package io.satbus.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How an embedded Redis runs.
 *
 * @param dataDirectory holds all of its files; created if missing; one server at a time
 * @param keepData whether the folder stays when the server is closed
 * @param port 0 for a free one
 * @param maxMemoryMebibytes beyond this, writes fail with an error; nothing is evicted silently
 * @param persistent whether it logs each write to disk (synced each second) and finds it again at the next start
 * @param executable the redis-server to run; if absent, the one in the embedded-redis artifact
 * @param stopGrace how long an orderly stop may take before the server is killed
 */
public record RedisSettings(
        Path dataDirectory,
        boolean keepData,
        int port,
        int maxMemoryMebibytes,
        boolean persistent,
        Optional<Path> executable,
        Duration stopGrace) {
    private static final int LEAST_MEMORY = 8;

    public RedisSettings {
        KafkaSettings.requirePort("port", port);
        KafkaSettings.requireAtLeast("maxMemoryMebibytes", maxMemoryMebibytes, LEAST_MEMORY);
        if (!stopGrace.isPositive()) {
            throw new IllegalArgumentException("stopGrace is " + stopGrace + "; it must be more than zero");
        }
    }

    /** A free port, folder kept, 256 MiB, not persistent. */
    public static RedisSettings in(Path dataDirectory) {
        return new RedisSettings(dataDirectory, true, 0, 256, false, Optional.empty(), Duration.ofSeconds(5));
    }

    public RedisSettings withKeepData(boolean keep) {
        return new RedisSettings(dataDirectory, keep, port, maxMemoryMebibytes, persistent, executable, stopGrace);
    }

    public RedisSettings withPort(int wanted) {
        return new RedisSettings(
                dataDirectory, keepData, wanted, maxMemoryMebibytes, persistent, executable, stopGrace);
    }

    public RedisSettings withMaxMemoryMebibytes(int most) {
        return new RedisSettings(dataDirectory, keepData, port, most, persistent, executable, stopGrace);
    }

    public RedisSettings withPersistence(boolean on) {
        return new RedisSettings(dataDirectory, keepData, port, maxMemoryMebibytes, on, executable, stopGrace);
    }

    public RedisSettings withExecutable(Path program) {
        return new RedisSettings(
                dataDirectory, keepData, port, maxMemoryMebibytes, persistent, Optional.of(program), stopGrace);
    }
}
