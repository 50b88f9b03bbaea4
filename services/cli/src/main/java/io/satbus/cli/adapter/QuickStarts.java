package io.satbus.cli.adapter;

import io.satbus.cli.domain.CommandFailure;
import io.satbus.cli.domain.Constellation;
import io.satbus.cli.domain.ExitCode;
import io.satbus.cli.domain.Launch;
import io.satbus.cli.domain.PlatformSpec;
import io.satbus.cli.domain.SatelliteSpec;
import io.satbus.embedded.EmbeddedKafka;
import io.satbus.embedded.KafkaSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Writes AOT caches (JEP 483, 514, 515) for the broker, the satellites and the command line, each from a run of the real
 * thing against a real broker. They are what makes {@code up} and {@code ask} quick, and without them all works the same.
 */
public final class QuickStarts {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Installation installation;
    private final Console console;
    private final DataFolder folder;

    public QuickStarts(Installation installation, Console console) {
        this.installation = installation;
        this.console = console;
        this.folder = new DataFolder(installation.brokerCache().resolveSibling("training"));
    }

    public void write() {
        try {
            console.line("recording the start of the broker (1 of 3)");
            EmbeddedKafka.writeStartCache(
                    KafkaSettings.builder(folder.path().resolve("broker"))
                            .startCache(installation.brokerCache())
                            .build(),
                    PATIENCE);
            PlatformSpec anyPorts = PlatformSpec.DEFAULT.withPorts(0, 0);
            try (PlatformServers servers = PlatformServers.start(anyPorts, folder, installation)) {
                servers.awaitReady();
                train(servers);
            }
        } finally {
            delete(folder.path());
        }
    }

    private void train(PlatformServers servers) {
        Constellation shipped = ConstellationFile.read(installation.constellation());
        SatelliteSpec satellite = shipped.satellites().stream()
                .filter(spec -> spec.launch() instanceof Launch.MainClass)
                .findFirst()
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.FAILED, installation.constellation() + " names no satellite with a main class."));
        console.line("recording the start of a satellite (2 of 3)");
        Path unfinished = installation.satelliteCache().resolveSibling("satellites.aot.new");
        SatelliteProcesses processes = new SatelliteProcesses(
                installation,
                folder,
                installation.home(),
                new Endpoint(servers.bootstrap(), PlatformSpec.DEFAULT.namespace()),
                servers.redisUri(),
                1);
        SatelliteProcess process =
                processes.start(satellite, "training", 1, List.of("-XX:AOTCacheOutput=" + unfinished));
        try {
            process.awaitReady(PATIENCE, () -> false);
            console.line("recording the start of the command line (3 of 3)");
            trainCommandLine(servers.bootstrap(), satellite.name());
        } finally {
            process.stop();
        }
        keep(unfinished, installation.satelliteCache());
    }

    /** Several commands in one run: one cache serves all of them. */
    private void trainCommandLine(String bootstrap, String satellite) {
        Path unfinished = installation.commandCache().resolveSibling("cli.aot.new");
        List<String> command =
                new ArrayList<>(List.of(Installation.java().toString(), "-XX:AOTCacheOutput=" + unfinished));
        command.addAll(Installation.COMMAND_JVM);
        command.addAll(List.of("-classpath", System.getProperty("java.class.path", ""), "io.satbus.cli.Main", "shell"));
        try {
            Path script = Files.write(
                    folder.path().resolve("training.txt"),
                    List.of(
                            "types --json",
                            "ps",
                            "lag",
                            "topics",
                            "ask " + satellite + " Symbols",
                            "send " + satellite + " nothing",
                            "tail --from beginning --kind heartbeat --count 1"));
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectInput(script.toFile())
                    .redirectOutput(folder.logs().resolve("training.log").toFile())
                    .redirectErrorStream(true);
            builder.environment().put("SATBUS_BOOTSTRAP", bootstrap);
            Process process = builder.start();
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.FAILED, "The command line's start cannot be recorded: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(ExitCode.FAILED, "Interrupted while the command line's start was recorded.");
        }
        keep(unfinished, installation.commandCache());
    }

    private static void keep(Path unfinished, Path cache) {
        try {
            Files.move(unfinished, cache, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.FAILED, "No cache was recorded in " + unfinished + ": the JVM did not write it.");
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.FAILED, folder + " cannot be deleted: " + e.getMessage());
        }
    }
}
