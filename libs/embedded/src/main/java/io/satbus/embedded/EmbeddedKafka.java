package io.satbus.embedded;

import io.satbus.embedded.ServerLives.Life;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * A real Kafka broker in KRaft mode, its own controller, in a JVM of its own. See {@link EmbeddedServer} for its life.
 */
public final class EmbeddedKafka implements EmbeddedServer {
    private static final String NAME = "The Kafka broker";

    private final KafkaSettings settings;
    private final DataDirectory directory;
    private final int port;
    private final Path logFile;
    private final ServerLives lives;

    private EmbeddedKafka(
            KafkaSettings settings, DataDirectory directory, Function<BrokerCommand, List<String>> commandLine) {
        this.settings = settings;
        this.directory = directory;
        this.port = LoopbackPort.choose(settings.port(), NAME);
        this.logFile = directory.folder("logs").resolve("kafka.log");
        int controllerPort = LoopbackPort.chooseBeside(port, settings.controllerPort(), NAME + "'s controller");
        Path properties = directory.write(
                "server.properties", ServerProperties.of(settings, directory.folder("data"), port, controllerPort));
        List<String> argv = commandLine.apply(new BrokerCommand(settings, directory, properties));
        this.lives = new ServerLives(NAME, settings.stopGrace(), () -> birth(argv));
    }

    /**
     * Starts a broker and returns at once; {@link #awaitReady} waits for it. Throws {@link StartFailedException} if a
     * port is in use or the folder cannot be used.
     */
    public static EmbeddedKafka start(KafkaSettings settings) {
        return start(settings, BrokerCommand::serving);
    }

    /**
     * Runs a broker once and records what its JVM loads and links (JEP 483, 514 and 515), so that later brokers with
     * the same jars and tuning start faster. Takes some ten seconds and 70 MB of disk.
     *
     * @param settings name the file; the data directory must be an unused one, and is deleted at the end
     * @param patience for the start, and again for the stop
     * @throws StartFailedException if the broker does not start
     */
    public static void writeStartCache(KafkaSettings settings, Duration patience) {
        Path cache = settings.startCache()
                .orElseThrow(() -> new IllegalArgumentException("The settings name no file for the start cache"))
                .toAbsolutePath();
        Path unfinished = cache.resolveSibling(cache.getFileName() + ".new");
        KafkaSettings throwaway =
                settings.toBuilder().keepData(false).stopGrace(patience).build();
        try {
            Files.createDirectories(cache.getParent());
            format(throwaway, patience);
            try (EmbeddedKafka broker = start(throwaway, command -> command.recording(unfinished))) {
                broker.awaitReady(patience);
            }
            Files.move(unfinished, cache, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the start cache " + cache + ": " + e, e);
        }
    }

    /** Kafka's own main class, which records the cache, wants a formatted folder. */
    private static void format(KafkaSettings settings, Duration patience) {
        KafkaSettings kept = settings.toBuilder().keepData(true).build();
        try (EmbeddedKafka broker = start(kept, BrokerCommand::serving)) {
            broker.awaitReady(patience);
        }
    }

    private static EmbeddedKafka start(KafkaSettings settings, Function<BrokerCommand, List<String>> commandLine) {
        DataDirectory directory = DataDirectory.open(NAME, settings.dataDirectory());
        try {
            return new EmbeddedKafka(settings, directory, commandLine);
        } catch (RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    private Life birth(List<String> argv) {
        CompletableFuture<Void> ready = new CompletableFuture<>();
        ChildCommand command = ChildCommand.of("kafka", directory.path(), logFile, argv)
                .withLines(line -> {
                    if (BrokerCommand.saysReady(line)) {
                        ready.complete(null);
                    }
                });
        return Life.of(ChildProcess.start(command), ready, new Diagnosis(NAME, directory.path(), port));
    }

    /** What clients take as {@code bootstrap.servers}. */
    public String bootstrap() {
        return "127.0.0.1:" + port;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public Path logFile() {
        return logFile;
    }

    @Override
    public ChildProcess process() {
        return lives.child();
    }

    @Override
    public void awaitReady(Duration patience) {
        lives.awaitReady(patience);
    }

    @Override
    public void kill() {
        lives.kill();
    }

    @Override
    public void freeze() {
        lives.freeze();
    }

    @Override
    public void thaw() {
        lives.thaw();
    }

    @Override
    public void restart(Duration patience) {
        lives.restart(patience);
    }

    @Override
    public void close() {
        lives.close(() -> directory.end(settings.keepData()));
    }
}
