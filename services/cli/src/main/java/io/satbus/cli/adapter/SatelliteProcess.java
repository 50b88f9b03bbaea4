package io.satbus.cli.adapter;

import io.satbus.cli.domain.CommandFailure;
import io.satbus.cli.domain.ExitCode;
import io.satbus.cli.domain.PlatformState;
import io.satbus.embedded.ChildProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/** One started instance of a satellite. Safe for use by any thread. */
final class SatelliteProcess {
    private static final Duration BETWEEN_PROBES = Duration.ofMillis(25);
    /** A satellite may take 30 s to drain; a little more than that, so that it is not killed while it says goodbye. */
    private static final Duration GRACE = Duration.ofSeconds(35);

    private static final int LAST_LINES = 12;

    private final PlatformState.Child description;
    private final ChildProcess process;

    SatelliteProcess(String satellite, String instance, long incarnation, int port, Path log, ChildProcess process) {
        this.process = process;
        this.description = new PlatformState.Child(
                satellite,
                true,
                instance,
                incarnation,
                process.pid(),
                port,
                log.toString(),
                Instant.now().toString(),
                PlatformState.Child.RUNNING);
    }

    PlatformState.Child description() {
        return description;
    }

    CompletableFuture<Integer> onExit() {
        return process.onExit();
    }

    List<String> lastLines() {
        return process.lastLines(LAST_LINES);
    }

    /** Waits until it is ready; fails if it ends before, or takes longer. Gives up when {@code stopped} says so. */
    void awaitReady(Duration patience, java.util.function.BooleanSupplier stopped) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!HealthProbe.ready(description.port())) {
            if (stopped.getAsBoolean()) {
                return;
            }
            if (!process.alive()) {
                throw failed("ended with exit code " + process.onExit().join() + " while it started");
            }
            if (System.nanoTime() - deadline > 0) {
                throw failed("was not ready within " + patience.toSeconds() + " s");
            }
            LockSupport.parkNanos(BETWEEN_PROBES.toNanos());
        }
    }

    private CommandFailure failed(String what) {
        List<String> lines = lastLines();
        return new CommandFailure(
                ExitCode.FAILED,
                "Satellite " + description.title() + " (pid " + description.pid() + ") " + what + "."
                        + (lines.isEmpty()
                                ? " It wrote nothing"
                                : " Its last lines:\n  " + String.join("\n  ", lines) + "\nMore is")
                        + " in its log " + description.log() + ".");
    }

    /** Lets it drain and stops it. */
    boolean stop() {
        return process.stop(GRACE);
    }
}
