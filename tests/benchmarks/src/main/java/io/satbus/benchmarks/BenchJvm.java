package io.satbus.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The JVM that measures: one of its own, so that its flags are part of the benchmark and not of whoever starts it. Both
 * sides run in it.
 */
final class BenchJvm {
    /** The parallel collector: its cheap barriers favour nobody, and no collector thread runs beside the measured ones. */
    static final List<String> FLAGS = List.of("-XX:+UseG1GC", "-XX:MaxGCPauseMillis=10", "-Xms2g", "-Xmx2g");

    private static final String MARK = "satbus.bench.jvm";
    private static final List<String> PERMISSIONS = List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:+DebugNonSafepoints");

    private BenchJvm() {}

    /** Whether this is it. */
    static boolean isThis() {
        return Boolean.getBoolean(MARK);
    }

    /** Runs the command again in a JVM with the flags, which shares this one's terminal; returns its exit code. */
    static int run(List<String> args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.addAll(PERMISSIONS);
        command.add("-D" + MARK + "=true");
        String home = System.getProperty("satbus.home");
        if (home != null) {
            command.add("-Dsatbus.home=" + home);
        }
        command.addAll(List.of("-classpath", absoluteClassPath(), Main.class.getName()));
        command.addAll(args);
        Process child = new ProcessBuilder(command).inheritIO().start();
        Thread kill = new Thread(child::destroy, "bench-jvm-exit");
        Runtime.getRuntime().addShutdownHook(kill);
        int exit = child.waitFor();
        Runtime.getRuntime().removeShutdownHook(kill);
        return exit;
    }

    private static String absoluteClassPath() {
        List<String> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            entries.add(Path.of(entry).toAbsolutePath().toString());
        }
        return String.join(File.pathSeparator, entries);
    }
}
