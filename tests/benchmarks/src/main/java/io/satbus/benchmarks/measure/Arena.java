package io.satbus.benchmarks.measure;

import io.satbus.embedded.EmbeddedKafka;
import io.satbus.embedded.KafkaSettings;
import io.satbus.embedded.KafkaTuning;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Where benchmarks run: a broker, either one of its own or one that the user names, and names that nobody else uses.
 * Closing it leaves nothing behind. Safe for use by any thread.
 */
public final class Arena implements AutoCloseable {
    private static final Duration START_PATIENCE = Duration.ofSeconds(60);

    private final Effort effort;
    private final Progress progress;
    private final Optional<Path> profile;
    private final @Nullable EmbeddedKafka broker;
    private final String bootstrap;
    private final SpanSink spans = new SpanSink();
    private final String prefix = "bench" + ProcessHandle.current().pid();
    private final AtomicInteger names = new AtomicInteger();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Thread atExit = new Thread(this::end, "bench-exit");

    private Arena(
            Effort effort,
            Progress progress,
            Optional<Path> profile,
            @Nullable EmbeddedKafka broker,
            String bootstrap) {
        this.effort = effort;
        this.progress = progress;
        this.profile = profile;
        this.broker = broker;
        this.bootstrap = bootstrap;
    }

    /**
     * Starts a broker unless one is named.
     *
     * @param profile where Flight Recorder's recording of one run of Satbus is written
     */
    public static Arena open(Effort effort, Progress progress, Optional<String> bootstrap, Optional<Path> profile) {
        EmbeddedKafka broker = bootstrap.isPresent() ? null : startBroker(progress);
        String address = broker == null ? bootstrap.orElseThrow() : broker.bootstrap();
        Arena arena = new Arena(effort, progress, profile, broker, address);
        Runtime.getRuntime().addShutdownHook(arena.atExit);
        return arena;
    }

    private static EmbeddedKafka startBroker(Progress progress) {
        progress.say("Starting a broker ...");
        try {
            Path folder = Files.createTempDirectory("satbus-bench");
            EmbeddedKafka broker = EmbeddedKafka.start(KafkaSettings.builder(folder)
                    .keepData(false)
                    .tuning(KafkaTuning.THROUGHPUT)
                    .heapMebibytes(1024)
                    .serverProperty("log.segment.delete.delay.ms", "1000")
                    .build());
            broker.awaitReady(START_PATIENCE);
            return broker;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make a folder for the broker's data: " + e, e);
        }
    }

    public Effort effort() {
        return effort;
    }

    public Progress progress() {
        return progress;
    }

    public Optional<Path> profile() {
        return profile;
    }

    public String bootstrap() {
        return bootstrap;
    }

    /** Where the measured satellites send their spans. */
    URI spanEndpoint() {
        return spans.endpoint();
    }

    /** A name, for a namespace or the beginning of a topic's name, that was never used before. */
    public String freshName(String what) {
        return prefix + "-" + what + "-" + names.incrementAndGet();
    }

    /** Deletes the topics and groups whose names begin with a fresh name. */
    public void forget(String freshName) {
        Leftovers.delete(bootstrap, freshName + ".");
    }

    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            progress.say("The benchmark was ended from outside.");
        }
    }

    private void end() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        spans.close();
        if (broker == null) {
            Leftovers.delete(bootstrap, prefix + "-");
        } else {
            broker.close();
        }
    }
}
