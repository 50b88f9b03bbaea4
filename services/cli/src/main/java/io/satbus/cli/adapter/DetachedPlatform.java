package io.satbus.cli.adapter;

import io.satbus.cli.domain.CommandFailure;
import io.satbus.cli.domain.ExitCode;
import io.satbus.cli.domain.PlatformState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Starts a platform that outlives this process and its terminal. */
public final class DetachedPlatform {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final long LOOK_EVERY_MILLIS = 50;
    private static final int LAST_LINES = 15;

    private final Installation installation;
    private final DataFolder folder;
    private final Console console;

    public DetachedPlatform(Installation installation, DataFolder folder, Console console) {
        this.installation = installation;
        this.folder = folder;
        this.console = console;
    }

    /**
     * Runs the program with the arguments in the background and waits until it says that all is ready.
     *
     * @throws CommandFailure with what it wrote last if it ends before
     */
    public PlatformState start(List<String> arguments) throws InterruptedException {
        folder.runningOwner().ifPresent(pid -> {
            throw folder.owned(Optional.of(pid));
        });
        Path log = folder.logs().resolve("up.log");
        Process process = launch(arguments, log);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!process.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
            Optional<PlatformState> ready =
                    folder.state().filter(state -> state.ready() && state.pid() == process.pid());
            if (ready.isPresent()) {
                console.clearProgress();
                return ready.get();
            }
            if (System.nanoTime() - deadline > 0) {
                throw new CommandFailure(
                        ExitCode.FAILED,
                        "The platform (process " + process.pid() + ") is not ready after " + PATIENCE.toMinutes()
                                + " minutes. Its log is " + log + "; 'satbus down' stops it.");
            }
        }
        throw new CommandFailure(ExitCode.FAILED, lastWords(log));
    }

    /** The shell makes the child deaf to Ctrl-C and to the end of the terminal: 'satbus down' ends it. */
    private Process launch(List<String> arguments, Path log) {
        List<String> command = new ArrayList<>(List.of("sh", "-c", "trap '' INT HUP; exec \"$@\"", "satbus"));
        command.addAll(program());
        command.addAll(arguments);
        try {
            Files.createDirectories(folder.logs());
            if (Files.exists(log)) {
                Files.move(log, log.resolveSibling("up.log.1"), StandardCopyOption.REPLACE_EXISTING);
            }
            return new ProcessBuilder(command)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(log.toFile())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.FAILED, "The platform cannot be started: " + e.getMessage() + ".");
        }
    }

    /** This program again, as it was started itself. */
    private List<String> program() {
        List<String> program = new ArrayList<>(List.of(Installation.java().toString()));
        Installation.usable(installation.commandCache()).ifPresent(cache -> program.add("-XX:AOTCache=" + cache));
        program.addAll(Installation.COMMAND_JVM);
        program.add("-Dsatbus.home=" + installation.home());
        program.addAll(List.of("-classpath", System.getProperty("java.class.path", ""), "io.satbus.cli.Main"));
        return program;
    }

    private static String lastWords(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            List<String> last = lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
            return "The platform did not start: " + String.join("\n  ", last).replace("satbus: ", "");
        } catch (IOException e) {
            return "The platform did not start, and its log " + log + " cannot be read: " + e.getMessage() + ".";
        }
    }
}
