package io.satbus.cli.adapter;

import io.satbus.cli.domain.CommandFailure;
import io.satbus.cli.domain.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the launcher has built, as it lies in the folder of Satbus itself.
 *
 * @param home the folder of the launcher
 */
public record Installation(Path home) {
    /** How the command line's own JVM runs; the launcher does the same. */
    static final List<String> COMMAND_JVM = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "-Xlog:disable",
            "-Xlog:all=error:stderr",
            "-Dlogback.configurationFile=io/satbus/cli/logback.xml",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    /** The launcher, if it is there. */
    public Path launcher() {
        return home.resolve("satbus");
    }

    /** The constellation that ships. */
    public Path constellation() {
        return home.resolve("constellation.yaml");
    }

    private Path built() {
        return home.resolve("target").resolve("satbus");
    }

    /** One class path for all satellites that ship, so that they share one AOT cache, in memory too. */
    public String satelliteClassPath() {
        Path file = built().resolve("satellites.classpath");
        if (!Files.isReadable(file)) {
            return System.getProperty("java.class.path", "");
        }
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.FAILED,
                    file + " cannot be read: " + e.getMessage() + ". Delete it, and it is built anew.");
        }
    }

    /** Where the AOT cache of satellites belongs. */
    public Path satelliteCache() {
        return built().resolve("satellites.aot");
    }

    /** Where the AOT cache of the broker belongs. */
    public Path brokerCache() {
        return built().resolve("broker.aot");
    }

    /** Where the AOT cache of the command line belongs. */
    public Path commandCache() {
        return built().resolve("cli.aot");
    }

    /** The JVM that runs this program, for others that it starts. */
    public static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    /** A cache that exists. */
    public static Optional<Path> usable(Path cache) {
        return Optional.of(cache).filter(Files::isReadable);
    }
}
