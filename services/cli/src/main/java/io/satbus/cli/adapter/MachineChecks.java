package io.satbus.cli.adapter;

import io.satbus.cli.domain.Check;
import io.satbus.cli.domain.Counts;
import io.satbus.cli.domain.PlatformSpec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks of this machine: the JDK, the build, the data folder, the disk, the ports. */
public final class MachineChecks {
    private static final int LEAST_JAVA = 25;
    private static final long LITTLE_SPACE = 2L << 30;
    private static final long TOO_LITTLE_SPACE = 256L << 20;

    private final Installation installation;
    private final DataFolder folder;

    public MachineChecks(Installation installation, DataFolder folder) {
        this.installation = installation;
        this.folder = folder;
    }

    /** @param running whether a local platform holds its ports */
    public List<Check> all(boolean running) {
        List<Check> checks = new ArrayList<>();
        checks.add(java());
        checks.add(build());
        checks.add(caches());
        checks.add(folder());
        checks.add(disk());
        if (!running) {
            checks.add(port("Kafka", PlatformSpec.DEFAULT.kafkaPort(), "--kafka-port"));
            checks.add(port("Redis", PlatformSpec.DEFAULT.redisPort(), "--redis-port"));
        }
        return checks;
    }

    private static Check java() {
        String found = Runtime.version() + " in " + System.getProperty("java.home");
        return Runtime.version().feature() >= LEAST_JAVA
                ? Check.ok("java", found)
                : Check.fail("java", found, "Install JDK " + LEAST_JAVA + " or newer and set JAVA_HOME.");
    }

    private Check build() {
        Optional<Path> maven = onPath("mvn");
        if (!Files.isExecutable(installation.launcher())) {
            return Check.warn(
                    "build",
                    "there is no launcher in " + installation.home(),
                    "Run the 'satbus' script of a clone, so that it can build when sources change.");
        }
        return maven.map(path -> Check.ok("build", "Maven is " + path))
                .orElse(Check.warn(
                        "build",
                        "there is no 'mvn' on the PATH",
                        "Install Maven 3.8.7 or newer; what is built already runs without it."));
    }

    private static Optional<Path> onPath(String program) {
        String path = System.getenv().getOrDefault("PATH", "");
        return List.of(path.split(":", -1)).stream()
                .filter(entry -> !entry.isEmpty())
                .map(entry -> Path.of(entry, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private Check caches() {
        List<Path> missing =
                List.of(installation.commandCache(), installation.satelliteCache(), installation.brokerCache()).stream()
                        .filter(cache -> !Files.isReadable(cache))
                        .toList();
        return missing.isEmpty()
                ? Check.ok("start-up", "AOT caches are there")
                : Check.warn(
                        "start-up",
                        missing.size() + " of 3 AOT caches are missing; processes start more slowly",
                        "'satbus prepare' writes them.");
    }

    private Check folder() {
        Path existing = folder.path();
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        return existing != null && Files.isWritable(existing)
                ? Check.ok("data", folder.path() + (Files.exists(folder.path()) ? "" : " (will be made)"))
                : Check.fail("data", folder.path() + " cannot be written", "Choose another folder with --data.");
    }

    private Check disk() {
        Path existing = folder.path();
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        try {
            long space = existing == null ? 0 : Files.getFileStore(existing).getUsableSpace();
            String finding = Counts.bytes(space) + " free";
            if (space < TOO_LITTLE_SPACE) {
                return Check.fail("disk", finding, "Free some, or choose a folder on another disk with --data.");
            }
            return space < LITTLE_SPACE
                    ? Check.warn("disk", finding, "A day of messages may need more; topics keep 24 h.")
                    : Check.ok("disk", finding);
        } catch (IOException e) {
            return Check.warn("disk", "the free space is not known: " + e.getMessage(), "Look with 'df'.");
        }
    }

    private static Check port(String server, int port, String option) {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return Check.ok("port", probe.getLocalPort() + " is free for " + server);
        } catch (IOException e) {
            return Check.warn(
                    "port",
                    port + " for " + server + " is in use by another program",
                    "Stop it ('lsof -i :" + port + "' names it), or use 'satbus up " + option + " 0'.");
        }
    }
}
