package io.satbus.embedded;

import io.satbus.embedded.ServerLives.Life;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A real Redis, from the embedded-redis artifact. See {@link EmbeddedServer} for its life. */
public final class EmbeddedRedis implements EmbeddedServer {
    private static final String NAME = "Redis";

    private final RedisSettings settings;
    private final DataDirectory directory;
    private final int port;
    private final Path logFile;
    private final ServerLives lives;

    private EmbeddedRedis(RedisSettings settings, DataDirectory directory) {
        this.settings = settings;
        this.directory = directory;
        this.port = LoopbackPort.choose(settings.port(), NAME);
        this.logFile = directory.folder("logs").resolve("redis.log");
        Path program = settings.executable().orElseGet(() -> RedisProgram.extractTo(directory.folder("bin")));
        List<String> argv = argv(program, directory.folder("data"));
        this.lives = new ServerLives(NAME, settings.stopGrace(), () -> birth(argv));
    }

    /**
     * Starts a Redis and returns at once; {@link #awaitReady} waits for it. Throws {@link StartFailedException} if the
     * port is in use, the folder cannot be used, or there is no Redis for this system.
     */
    public static EmbeddedRedis start(RedisSettings settings) {
        DataDirectory directory = DataDirectory.open(NAME, settings.dataDirectory());
        try {
            return new EmbeddedRedis(settings, directory);
        } catch (RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    private List<String> argv(Path program, Path data) {
        return List.of(
                program.toString(),
                "--port",
                Integer.toString(port),
                "--bind",
                "127.0.0.1",
                "--protected-mode",
                "yes",
                "--dir",
                data.toString(),
                "--maxmemory",
                settings.maxMemoryMebibytes() + "mb",
                "--maxmemory-policy",
                "noeviction",
                "--save",
                "",
                "--appendonly",
                settings.persistent() ? "yes" : "no",
                "--loglevel",
                "warning");
    }

    private Life birth(List<String> argv) {
        ChildCommand command = ChildCommand.of("redis", directory.path(), logFile, argv);
        CompletableFuture<Void> ready = new CompletableFuture<>();
        ChildProcess child = ChildProcess.start(command);
        RedisReadiness.watch(child, port, ready);
        return Life.of(child, ready, new Diagnosis(NAME, directory.path(), port));
    }

    /** What clients connect to, as {@code redis://host:port}. */
    public String uri() {
        return "redis://127.0.0.1:" + port;
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
