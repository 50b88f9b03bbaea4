package io.satbus.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A program that runs as a child of this process and never outlives it, even if this process is killed.
 *
 * <p>Beside the program runs a guard, a small shell at the reading end of a pipe whose other end only this process has.
 * When this process is gone, however it ended, the pipe closes, and the guard stops the program, by force after ten
 * seconds. The program does not receive a terminal's interrupt (Ctrl-C) or hang-up: who started it decides when it stops.
 *
 * <p>Safe for use by any thread. Needs a POSIX system.
 */
public final class ChildProcess implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ChildProcess.class);
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final Duration AFTER_KILL = Duration.ofSeconds(5);

    /**
     * Becomes the program, so the pid is the program's own; but only once the guard knows that pid. If this process ends
     * before, the pipe closes and nothing is run. A session of its own, where the system has setsid, keeps the terminal's
     * signals from programs that set handlers for them, as Redis does.
     */
    private static final String PROGRAM = """
            trap '' INT HUP
            read -r go || exit 143
            command -v setsid >/dev/null && exec setsid "$@" </dev/null
            exec "$@" </dev/null
            """;

    /**
     * Reads the pid to guard, then a second line when that program has ended and its pid may be another's. The end of
     * the pipe without that line means that this process is gone. A frozen program must go on to be able to stop.
     */
    private static final String GUARD = """
            trap '' INT HUP TERM
            read -r pid || exit 0
            read -r ended && exit 0
            kill -TERM "$pid"
            kill -CONT "$pid"
            left=10
            while kill -0 "$pid" && [ "$left" -gt 0 ]; do sleep 1; left=$((left - 1)); done
            kill -KILL "$pid"
            """;

    private final ChildCommand command;
    private final Process process;
    private final Process guard;
    private final LogFile log;
    private final CompletableFuture<Integer> exit;

    private ChildProcess(ChildCommand command, Process process, Process guard, LogFile log) {
        this.command = command;
        this.process = process;
        this.guard = guard;
        this.log = log;
        this.exit = process.onExit().thenApply(ended -> {
            dismissGuard();
            return ended.exitValue();
        });
    }

    /** Starts the program. It may still fail at once: see {@link #onExit} and {@link #lastLines}. */
    public static ChildProcess start(ChildCommand command) {
        LogFile log = LogFile.open(command.logFile());
        try {
            Process guard = silently("sh", "-c", GUARD, "satbus-guard");
            try {
                ChildProcess child = new ChildProcess(command, spawn(command, log), guard, log);
                command.lines().ifPresent(child::readLines);
                child.release();
                return child;
            } catch (IOException e) {
                guard.destroyForcibly();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start " + command.name() + ": " + e.getMessage(), e);
        }
    }

    private static Process spawn(ChildCommand command, LogFile log) throws IOException {
        List<String> argv = new ArrayList<>(List.of("sh", "-c", PROGRAM, command.name()));
        argv.addAll(command.argv());
        Redirect toLog = Redirect.appendTo(log.path().toFile());
        ProcessBuilder builder = new ProcessBuilder(argv)
                .directory(command.workingDirectory().toFile())
                .redirectError(toLog)
                .redirectOutput(command.lines().isPresent() ? Redirect.PIPE : toLog);
        builder.environment().putAll(command.environment());
        return builder.start();
    }

    /** First the guard learns the pid, then the program may run. */
    private void release() throws IOException {
        OutputStream toGuard = guard.getOutputStream();
        toGuard.write((pid() + "\n").getBytes(StandardCharsets.US_ASCII));
        toGuard.flush();
        try (OutputStream go = process.getOutputStream()) {
            go.write('\n');
        }
    }

    /** The pid of the program itself. */
    public long pid() {
        return process.pid();
    }

    public boolean alive() {
        return process.isAlive();
    }

    /** Completes with the exit code when the program has ended; 128 plus the signal's number if a signal ended it. */
    public CompletableFuture<Integer> onExit() {
        return exit.copy();
    }

    /** What this run wrote last to its log file. */
    public List<String> lastLines(int lines) {
        return log.tail(lines);
    }

    /**
     * Asks the program to stop (SIGTERM) and waits; kills it when the time is over or the calling thread is
     * interrupted. Does nothing if it has ended.
     *
     * @return whether it stopped by itself
     */
    public boolean stop(Duration grace) {
        if (!alive()) {
            return true;
        }
        // Not Process.destroy(), which would also cut off what the program says while it stops.
        process.toHandle().destroy();
        signal("CONT");
        if (ends(grace)) {
            return true;
        }
        LOG.warn("{} (pid {}) did not stop within {}; killing it", command.name(), pid(), grace);
        kill();
        return false;
    }

    /** Ends the program at once (SIGKILL) and waits until it is gone. */
    public void kill() {
        process.toHandle().destroyForcibly();
        if (!ends(AFTER_KILL) && !Thread.currentThread().isInterrupted()) {
            throw new IllegalStateException(command.name() + " (pid " + pid() + ") is still there " + AFTER_KILL
                    + " after SIGKILL; the system holds it, most likely in a disk operation");
        }
    }

    /** Halts the program where it is (SIGSTOP): it keeps its memory and sockets and does nothing. */
    public void freeze() {
        requireAlive("freeze");
        signal("STOP");
    }

    /** Lets a frozen program go on (SIGCONT). */
    public void thaw() {
        requireAlive("thaw");
        signal("CONT");
    }

    /** Stops the program within ten seconds, then kills it. */
    @Override
    public void close() {
        stop(GRACE);
    }

    @Override
    public String toString() {
        return command.name() + " (pid " + pid() + ")";
    }

    private void requireAlive(String what) {
        if (!alive()) {
            throw new IllegalStateException("Cannot " + what + " " + command.name() + ": it ended with exit code "
                    + process.exitValue() + "; start it again first");
        }
    }

    private boolean ends(Duration patience) {
        try {
            return process.waitFor(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The shell's own {@code kill}, because slim images have no program of that name. */
    private void signal(String name) {
        try {
            Process sender = silently("sh", "-c", "kill -s \"$1\" \"$2\"", "sh", name, Long.toString(pid()));
            if (sender.onExit().join().exitValue() != 0 && alive()) {
                throw new IllegalStateException("Cannot send SIG" + name + " to " + this + ": the system refused it");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot send SIG" + name + " to " + this + ": " + e.getMessage(), e);
        }
    }

    private void dismissGuard() {
        try (OutputStream toGuard = guard.getOutputStream()) {
            toGuard.write("ended\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            LOG.debug("The guard of {} was gone before the program", this, e);
        }
    }

    private static Process silently(String... argv) throws IOException {
        return new ProcessBuilder(argv)
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start();
    }

    private void readLines(Consumer<String> listener) {
        Thread.ofPlatform().daemon().name(command.name() + "-output").start(() -> {
            try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
                reader.lines().forEach(listener);
            } catch (IOException | UncheckedIOException e) {
                LOG.debug("The output of {} broke off", this, e);
            }
        });
    }
}
