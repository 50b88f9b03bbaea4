package io.satbus.cli.command;

import io.satbus.cli.adapter.QuickStarts;
import io.satbus.cli.domain.Durations;
import io.satbus.cli.domain.ExitCode;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Records what the platform's JVMs load when they start, so that they start faster. The launcher calls it after a build. */
@Command(
        name = "prepare",
        hidden = true,
        header = "Record AOT caches, so that processes start faster.",
        description = "Runs a broker, a satellite and the command line once, on a folder of their own and free ports.")
final class PrepareCommand implements Callable<Integer> {
    private final Session session;

    PrepareCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        long begin = System.nanoTime();
        new QuickStarts(session.installation(), session.console()).write();
        session.console().line("prepared in " + Durations.describe(Duration.ofNanos(System.nanoTime() - begin)));
        return ExitCode.OK.number();
    }
}
