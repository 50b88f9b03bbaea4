package io.satbus.cli.config;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What the environment and the launcher tell the command line.
 *
 * @param workingDirectory relative paths begin here
 * @param home where Satbus itself lies: the folder of the launcher; the working directory without a launcher
 * @param dataDirectory {@code SATBUS_DATA}; by default {@code .satbus} in the working directory
 * @param bootstrap {@code SATBUS_BOOTSTRAP}: brokers, before anything that is found locally
 * @param namespace {@code SATBUS_NAMESPACE}: first name of every topic
 * @param noColour {@code NO_COLOR} is set, or the terminal is {@code dumb}
 */
public record CliSettings(
        Path workingDirectory,
        Path home,
        Path dataDirectory,
        Optional<String> bootstrap,
        Optional<String> namespace,
        boolean noColour) {
    public static final String DEFAULT_BOOTSTRAP = "127.0.0.1:9092";
    public static final String DEFAULT_NAMESPACE = "satbus";

    /** @param home the launcher's folder, if there is a launcher */
    public static CliSettings of(Map<String, String> environment, Path workingDirectory, Optional<Path> home) {
        return new CliSettings(
                workingDirectory,
                home.orElse(workingDirectory),
                workingDirectory.resolve(value(environment, "SATBUS_DATA").orElse(".satbus")),
                value(environment, "SATBUS_BOOTSTRAP"),
                value(environment, "SATBUS_NAMESPACE"),
                value(environment, "NO_COLOR").isPresent()
                        || value(environment, "TERM").filter("dumb"::equals).isPresent());
    }

    private static Optional<String> value(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
