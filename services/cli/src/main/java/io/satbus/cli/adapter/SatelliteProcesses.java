package io.satbus.cli.adapter;

import io.satbus.cli.domain.CommandFailure;
import io.satbus.cli.domain.ExitCode;
import io.satbus.cli.domain.Launch;
import io.satbus.cli.domain.SatelliteSpec;
import io.satbus.embedded.ChildCommand;
import io.satbus.embedded.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Starts the processes of satellites, and knows nothing of when or why. Belongs to one thread. */
final class SatelliteProcesses {
    /** What keeps an idle satellite small and lets it start quickly. */
    private static final List<String> SMALL_JVM = List.of(
            "-XX:+UseSerialGC",
            "-Xms16m",
            "-Xmx128m",
            "-Xss512k",
            "-XX:TieredStopAtLevel=1",
            "-XX:ReservedCodeCacheSize=48m",
            "-XX:-UsePerfData",
            "-XX:+ExitOnOutOfMemoryError",
            "-Xlog:disable",
            "-Xlog:all=error:stderr",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private final Installation installation;
    private final DataFolder folder;
    private final Path workingDirectory;
    private final Endpoint endpoint;
    private final String redis;
    private final int partitions;
    private final FreePorts ports = new FreePorts();

    /** @param workingDirectory where relative paths of the constellation file begin */
    SatelliteProcesses(
            Installation installation,
            DataFolder folder,
            Path workingDirectory,
            Endpoint endpoint,
            String redis,
            int partitions) {
        this.installation = installation;
        this.folder = folder;
        this.workingDirectory = workingDirectory;
        this.endpoint = endpoint;
        this.redis = redis;
        this.partitions = partitions;
    }

    SatelliteProcess start(SatelliteSpec spec, String instance, long incarnation) {
        return start(spec, instance, incarnation, List.of());
    }

    /** @param more options of the JVM, before those of the constellation */
    SatelliteProcess start(SatelliteSpec spec, String instance, long incarnation, List<String> more) {
        Path state = folder.path().resolve("satellites").resolve(spec.name()).resolve(instance);
        Path log = folder.logs().resolve(spec.name() + "-" + instance + ".log");
        int port = ports.next();
        Map<String, String> environment = environment(instance, incarnation, port, state);
        if (!spec.config().isEmpty()) {
            environment.put("SATBUS_CONFIG", spec.config());
        }
        environment.putAll(spec.environment());
        try {
            Files.createDirectories(state);
            List<String> argv = argv(spec.launch(), state, more);
            ChildProcess process = ChildProcess.start(new ChildCommand(
                    spec.name() + "/" + instance, argv, environment, workingDirectory, log, Optional.empty()));
            return new SatelliteProcess(spec.name(), instance, incarnation, port, log, process);
        } catch (IOException | java.io.UncheckedIOException e) {
            throw new CommandFailure(
                    ExitCode.FAILED,
                    "Satellite " + spec.name() + "/" + instance + " cannot be started: " + e.getMessage());
        }
    }

    private Map<String, String> environment(String instance, long incarnation, int port, Path state) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("SATBUS_BOOTSTRAP", endpoint.bootstrap());
        environment.put("SATBUS_NAMESPACE", endpoint.namespace());
        environment.put("SATBUS_REDIS", redis);
        environment.put("SATBUS_INSTANCE", instance);
        environment.put("SATBUS_INCARNATION", Long.toString(incarnation));
        environment.put("SATBUS_HTTP_PORT", Integer.toString(port));
        environment.put("SATBUS_PARTITIONS", Integer.toString(partitions));
        environment.put("SATBUS_STATE_DIR", state.toString());
        environment.put("SATBUS_LOG_FORMAT", "text");
        return environment;
    }

    private List<String> argv(Launch launch, Path state, List<String> more) throws IOException {
        return switch (launch) {
            case Launch.Command(List<String> argv) -> argv;
            case Launch.MainClass main -> {
                Path options = Files.write(state.resolve("jvm.args"), options(main, more));
                yield List.of(Installation.java().toString(), "@" + options, main.name());
            }
        };
    }

    /** Through a file, because class paths outgrow what {@code ps} shows and some systems take. */
    private List<String> options(Launch.MainClass main, List<String> more) {
        List<String> options = new ArrayList<>(SMALL_JVM);
        // Entries of the user's own come last: a cache is valid for class paths that begin with its own.
        String classPath = installation.satelliteClassPath();
        if (!main.classPath().isEmpty()) {
            classPath += java.io.File.pathSeparator + String.join(java.io.File.pathSeparator, main.classPath());
        }
        if (more.isEmpty()) {
            Installation.usable(installation.satelliteCache()).ifPresent(cache -> options.add("-XX:AOTCache=" + cache));
        }
        options.addAll(more);
        options.addAll(main.jvmOptions());
        options.add("-classpath");
        options.add(classPath);
        return options.stream().map(SatelliteProcesses::quoted).toList();
    }

    private static String quoted(String option) {
        return '"' + option.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
