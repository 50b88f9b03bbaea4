package io.satbus.cli.adapter;

import io.satbus.cli.domain.CommandFailure;
import io.satbus.cli.domain.ExitCode;
import io.satbus.cli.domain.PlatformSpec;
import io.satbus.cli.domain.PlatformState;
import io.satbus.embedded.EmbeddedKafka;
import io.satbus.embedded.EmbeddedRedis;
import io.satbus.embedded.EmbeddedServer;
import io.satbus.embedded.KafkaSettings;
import io.satbus.embedded.KafkaSettingsBuilder;
import io.satbus.embedded.RedisSettings;
import io.satbus.embedded.StartFailedException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The broker and Redis of a local platform. Closing stops them, the broker last. */
final class PlatformServers implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final EmbeddedKafka kafka;
    private final EmbeddedRedis redis;

    private PlatformServers(EmbeddedKafka kafka, EmbeddedRedis redis) {
        this.kafka = kafka;
        this.redis = redis;
    }

    /** Starts both at the same time; {@link #awaitReady} waits for them. */
    static PlatformServers start(PlatformSpec spec, DataFolder folder, Installation installation) {
        KafkaSettingsBuilder kafka = KafkaSettings.builder(folder.path().resolve("kafka"))
                .port(spec.kafkaPort())
                .defaultPartitions(spec.partitions());
        Installation.usable(installation.brokerCache()).ifPresent(kafka::startCache);
        EmbeddedKafka broker = told(() -> EmbeddedKafka.start(kafka.build()));
        try {
            RedisSettings redis = RedisSettings.in(folder.path().resolve("redis"))
                    .withPort(spec.redisPort())
                    .withPersistence(true);
            return new PlatformServers(broker, told(() -> EmbeddedRedis.start(redis)));
        } catch (RuntimeException e) {
            broker.close();
            throw e;
        }
    }

    void awaitReady() {
        told(() -> {
            redis.awaitReady(PATIENCE);
            kafka.awaitReady(PATIENCE);
            return kafka;
        });
    }

    private static <T> T told(java.util.function.Supplier<T> starting) {
        try {
            return starting.get();
        } catch (StartFailedException e) {
            throw new CommandFailure(ExitCode.FAILED, String.valueOf(e.getMessage()));
        }
    }

    String bootstrap() {
        return kafka.bootstrap();
    }

    String redisUri() {
        return redis.uri();
    }

    EmbeddedServer kafka() {
        return kafka;
    }

    EmbeddedServer redis() {
        return redis;
    }

    List<PlatformState.Child> descriptions() {
        return List.of(describe("kafka", kafka), describe("redis", redis));
    }

    private static PlatformState.Child describe(String name, EmbeddedServer server) {
        Path log = server.logFile();
        return new PlatformState.Child(
                name,
                false,
                "",
                0,
                server.process().pid(),
                server.port(),
                log.toString(),
                Instant.now().toString(),
                PlatformState.Child.RUNNING);
    }

    @Override
    public void close() {
        try {
            redis.close();
        } finally {
            kafka.close();
        }
    }
}
