package io.satbus.cli.command;

import io.satbus.cli.adapter.Console;
import io.satbus.cli.adapter.DataFolder;
import io.satbus.cli.domain.CommandFailure;
import io.satbus.cli.domain.Durations;
import io.satbus.cli.domain.ExitCode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Ends the local platform. */
@Command(
        name = "down",
        header = "Stop the local platform in order and wait until nothing of it is left.",
        description =
                "Satellites finish what they are at, for at most 30 s, in the reverse order of their start; then Redis"
                        + " and the broker stop. Data stay.",
        footerHeading = "%nExamples:%n",
        footer = {"  satbus down", "  satbus down --data /var/lib/satbus"})
final class DownCommand implements Callable<Integer> {
    private final Session session;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Data folder of the platform. Default: $SATBUS_DATA, else .satbus.")
    private Optional<Path> data = Optional.empty();

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            defaultValue = "2m",
            description = "How long to wait for the end. Default: 2m.")
    private Duration timeout = Duration.ofMinutes(2);

    DownCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        Console console = session.console();
        DataFolder folder = Where.folder(session, data);
        Optional<ProcessHandle> owner = folder.runningOwner().flatMap(ProcessHandle::of);
        if (owner.isEmpty()) {
            console.line("Nothing is running on " + folder.path() + ".");
            return ExitCode.OK.number();
        }
        long begin = System.nanoTime();
        console.note("stopping the platform (process " + owner.get().pid() + ") ...");
        owner.get().destroy();
        await(owner.get(), folder);
        console.line("stopped in " + Durations.describe(Duration.ofNanos(System.nanoTime() - begin)));
        return ExitCode.OK.number();
    }

    private void await(ProcessHandle owner, DataFolder folder) throws InterruptedException {
        try {
            owner.onExit().get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new CommandFailure(
                    ExitCode.EXPIRED,
                    "The platform (process " + owner.pid() + ") did not stop within " + Durations.describe(timeout)
                            + ". Its logs are in " + folder.logs() + "; 'kill -9 " + owner.pid()
                            + "' ends it by force, and all its processes with it.");
        }
    }
}
