package io.satbus.embedded;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.event.Level;

/** The command line of a broker's JVM. The options go through an argument file: class paths outgrow command lines. */
final class BrokerCommand {
    private static final String LOGGING = "broker-logback.xml";
    private static final String READY_IN_THE_LOG = "Kafka Server started";

    private final KafkaSettings settings;
    private final DataDirectory directory;
    private final Path serverProperties;

    BrokerCommand(KafkaSettings settings, DataDirectory directory, Path serverProperties) {
        this.settings = settings;
        this.directory = directory;
        this.serverProperties = serverProperties;
    }

    /** The broker with a ready line, and with the start cache if there is one. */
    List<String> serving() {
        List<String> options = options();
        settings.startCache()
                .filter(Files::isReadable)
                .ifPresent(cache -> options.add("-XX:AOTCache=" + cache.toAbsolutePath()));
        Level level = settings.logLevel();
        options.add("-Dsatbus.broker.level=" + level);
        options.add("-Dsatbus.broker.quiet=" + (level == Level.WARN ? Level.ERROR : level));
        Stream<Path> all = Stream.concat(entries(this::lasting), entries(Predicate.not(this::lasting)));
        return command(options, all, BrokerMain.class.getName());
    }

    /**
     * The broker that writes a start cache when it stops. A cache is valid for class paths that begin with the jars it
     * was written with, and cannot know folders. So it is written with the jars of others only, and by Kafka's own main
     * class; this module's own classes change often, come last, and are few.
     */
    List<String> recording(Path cache) {
        List<String> options = options();
        options.add("-XX:AOTCacheOutput=" + cache);
        options.addAll(List.of("-Dsatbus.broker.level=INFO", "-Dsatbus.broker.stream=System.out"));
        return command(options, entries(this::lasting), "kafka.Kafka");
    }

    /** Whether a line of standard output says that the broker serves. */
    static boolean saysReady(String line) {
        return line.equals(BrokerMain.READY) || line.contains(READY_IN_THE_LOG);
    }

    private List<String> options() {
        List<String> options = new ArrayList<>(settings.tuning().jvmOptions());
        options.addAll(List.of(
                "-Xmx" + settings.heapMebibytes() + "m",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:+DisplayVMOutputToStderr",
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "-Dlogback.configurationFile=" + directory.copy(BrokerCommand.class, LOGGING)));
        return options;
    }

    private List<String> command(List<String> options, Stream<Path> classPath, String mainClass) {
        options.add("-classpath");
        options.add(classPath.map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        options.add(mainClass);
        Path file = directory.write(
                "broker.args", options.stream().map(BrokerCommand::quote).toList());
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return List.of(java.toString(), "@" + file, serverProperties.toString());
    }

    private Stream<Path> entries(Predicate<Path> filter) {
        return settings.classPath().stream().map(Path::toAbsolutePath).filter(filter);
    }

    private boolean lasting(Path entry) {
        return Files.isRegularFile(entry) && !entry.getFileName().toString().startsWith("satbus-");
    }

    private static String quote(String option) {
        return '"' + option.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
