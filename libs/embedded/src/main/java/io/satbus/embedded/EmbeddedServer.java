package io.satbus.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * A server that runs as a child of this process, on 127.0.0.1. It keeps its port and its data over {@link #kill} and
 * {@link #restart}. It never outlives this process. Safe for use by any thread; operations wait for each other.
 */
public sealed interface EmbeddedServer extends AutoCloseable permits EmbeddedKafka, EmbeddedRedis {
    /** The port that clients connect to. */
    int port();

    /** The process that runs now, or ran last. */
    ChildProcess process();

    /** The pid of the server that runs now, or ran last. */
    default long pid() {
        return process().pid();
    }

    default boolean alive() {
        return process().alive();
    }

    /** Completes with the exit code when the server that runs now has ended, whoever ended it. */
    default CompletableFuture<Integer> onExit() {
        return process().onExit();
    }

    /** Where the server writes its log. */
    Path logFile();

    /**
     * Waits until the server answers clients. Throws {@link StartFailedException} if it ends before, or is not ready
     * in time; it is left as it is then.
     */
    void awaitReady(Duration patience);

    /** Ends the server at once (SIGKILL) and waits until it is gone. */
    void kill();

    /** Halts the server where it is (SIGSTOP): connections stay open and nothing answers. */
    void freeze();

    /** Lets a frozen server go on (SIGCONT). */
    void thaw();

    /** Stops the server if it runs, starts it again on the same port and data, and waits until it is ready. */
    void restart(Duration patience);

    /** Stops the server in order, and by force if that takes too long. Then nothing of it is left but its data. */
    @Override
    void close();
}
