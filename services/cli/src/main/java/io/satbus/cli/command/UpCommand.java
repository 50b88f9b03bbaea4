package io.satbus.cli.command;

import io.satbus.cli.adapter.Console;
import io.satbus.cli.adapter.ConstellationFile;
import io.satbus.cli.adapter.DataFolder;
import io.satbus.cli.adapter.DetachedPlatform;
import io.satbus.cli.adapter.LeftOvers;
import io.satbus.cli.adapter.LocalPlatform;
import io.satbus.cli.adapter.StopSignals;
import io.satbus.cli.domain.Constellation;
import io.satbus.cli.domain.Durations;
import io.satbus.cli.domain.ExitCode;
import io.satbus.cli.domain.PlatformSpec;
import io.satbus.cli.domain.PlatformState;
import io.satbus.cli.domain.Table;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs a constellation on this machine. */
@Command(
        name = "up",
        header = "Start the platform on this machine and follow what it says.",
        description = "Starts Kafka and Redis, then the satellites of the constellation file in the order of their"
                + " dependencies. Ctrl-C or 'satbus down' ends everything in order. Data stay in the data folder.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  satbus up",
            "  satbus up --detach                               return when ready; 'satbus down' ends it",
            "  satbus up --constellation my.yaml --data /var/lib/satbus",
            "  satbus up --kafka-port 0 --redis-port 0          take free ports"
        })
final class UpCommand implements Callable<Integer> {
    private final Session session;

    @Option(
            names = {"-d", "--detach"},
            description = "Return when everything is ready; it runs on.")
    private boolean detach;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where data and logs live. Default: $SATBUS_DATA, else .satbus.")
    private Optional<Path> data = Optional.empty();

    @Option(
            names = {"-c", "--constellation"},
            paramLabel = "FILE",
            description = "What to run. Default: constellation.yaml here, else the one that ships.")
    private Optional<Path> constellation = Optional.empty();

    @Option(names = "--kafka-port", paramLabel = "PORT", description = "Instead of the file's; 0 takes a free one.")
    private Optional<Integer> kafkaPort = Optional.empty();

    @Option(names = "--redis-port", paramLabel = "PORT", description = "Instead of the file's; 0 takes a free one.")
    private Optional<Integer> redisPort = Optional.empty();

    UpCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        long begin = System.nanoTime();
        Path file = file();
        Constellation wanted = withPorts(ConstellationFile.read(file));
        DataFolder folder = Where.folder(session, data);
        if (detach) {
            return detached(file, folder, begin);
        }
        try (DataFolder.Ownership ownership = folder.own()) {
            LeftOvers.await(folder, ownership, session.console());
            return run(wanted, folder, file, begin);
        }
    }

    private Path file() {
        Path here = session.settings().workingDirectory().resolve("constellation.yaml");
        return constellation
                .map(session.settings().workingDirectory()::resolve)
                .orElse(Files.exists(here) ? here : session.installation().constellation())
                .toAbsolutePath()
                .normalize();
    }

    private Constellation withPorts(Constellation read) {
        PlatformSpec platform = read.platform();
        return read.withPlatform(
                platform.withPorts(kafkaPort.orElse(platform.kafkaPort()), redisPort.orElse(platform.redisPort())));
    }

    private int detached(Path file, DataFolder folder, long begin) throws InterruptedException {
        List<String> arguments =
                new ArrayList<>(List.of("up", "--data", folder.path().toString(), "--constellation", file.toString()));
        kafkaPort.ifPresent(port -> arguments.addAll(List.of("--kafka-port", Integer.toString(port))));
        redisPort.ifPresent(port -> arguments.addAll(List.of("--redis-port", Integer.toString(port))));
        PlatformState state = new DetachedPlatform(session.installation(), folder, session.console()).start(arguments);
        show(state, begin);
        session.console()
                .line("It runs in the background; its log is " + folder.logs().resolve("up.log")
                        + ". 'satbus down' ends it.");
        return ExitCode.OK.number();
    }

    private int run(Constellation wanted, DataFolder folder, Path file, long begin) throws InterruptedException {
        Console console = session.console();
        CountDownLatch stop = new CountDownLatch(1);
        PlatformNews news = new PlatformNews(console);
        Path workingDirectory = file.resolveSibling(".").normalize();
        try (LocalPlatform platform =
                        new LocalPlatform(wanted, folder, session.installation(), workingDirectory, news);
                StopSignals _ = StopSignals.handle(() -> {
                    platform.requestStop();
                    stop.countDown();
                })) {
            PlatformState state = platform.start();
            if (stop.getCount() > 0) {
                console.status("");
                show(state, begin);
                news.follow(state, session.network(), stop);
            }
        }
        console.status("");
        console.line("stopped");
        return ExitCode.OK.number();
    }

    private void show(PlatformState state, long begin) {
        Console console = session.console();
        Table table = Table.of("WHAT", "PID", "PORT", "INCARNATION", "LOG").withNumbers(1, 2, 3);
        for (PlatformState.Child child : state.processes()) {
            table.add(
                    child.title(),
                    child.pid(),
                    child.port(),
                    child.satellite() ? child.incarnation() : "-",
                    shortened(Path.of(child.log())));
        }
        console.table(table);
        console.line(console.styled(Console.Style.GOOD, "ready") + " in "
                + Durations.describe(Duration.ofNanos(System.nanoTime() - begin)));
    }

    /** Relative to where the user is, if the file lies below. */
    private Path shortened(Path log) {
        Path here = session.settings().workingDirectory().toAbsolutePath().normalize();
        return log.startsWith(here) ? here.relativize(log) : log;
    }
}
