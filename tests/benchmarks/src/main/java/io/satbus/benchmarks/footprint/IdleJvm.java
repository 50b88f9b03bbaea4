package io.satbus.benchmarks.footprint;

import io.satbus.embedded.ChildCommand;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;

/** How the weighed JVMs are started: as {@code satbus up} starts satellites. */
final class IdleJvm {
    /** Those of {@code satbus up}. */
    private static final List<String> FLAGS = List.of(
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

    private final Path folder;
    private final String classPath;

    /** @param folder for logs, caches and jars; empty */
    IdleJvm(Path folder) throws IOException {
        this.folder = folder;
        this.classPath = jars(folder);
    }

    /** A start cache cannot know folders of classes, so each is packed. */
    private static String jars(Path folder) throws IOException {
        List<String> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            entries.add(
                    Files.isDirectory(Path.of(entry)) ? pack(entry, folder.resolve(entries.size() + ".jar")) : entry);
        }
        return String.join(File.pathSeparator, entries);
    }

    private static String pack(String classes, Path jar) throws IOException {
        ToolProvider tool =
                ToolProvider.findFirst("jar").orElseThrow(() -> new IOException("This JDK has no jar tool"));
        int exit = tool.run(System.err, System.err, "--create", "--file", jar.toString(), "-C", classes, ".");
        if (exit != 0) {
            throw new IOException("Cannot pack " + classes + " into " + jar + ": jar ended with " + exit);
        }
        return jar.toString();
    }

    ChildCommand command(Class<?> main, List<String> flags, List<String> arguments, Map<String, String> environment) {
        List<String> argv = new ArrayList<>();
        argv.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        argv.addAll(FLAGS);
        argv.addAll(flags);
        argv.addAll(List.of("-classpath", classPath, main.getName()));
        argv.addAll(arguments);
        ChildCommand command =
                ChildCommand.of(main.getSimpleName(), folder, folder.resolve(main.getSimpleName() + ".log"), argv);
        for (Map.Entry<String, String> variable : environment.entrySet()) {
            command = command.withEnvironment(variable.getKey(), variable.getValue());
        }
        return command;
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("No port of 127.0.0.1 is free: " + e, e);
        }
    }
}
