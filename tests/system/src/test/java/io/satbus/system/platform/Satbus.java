package io.satbus.system.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.satbus.embedded.ChildCommand;
import io.satbus.embedded.ChildProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The program as a user has it, in a folder of its own: every command is a process of its own. It runs these classes, not
 * what a launcher has built, and without caches. Safe for use by any thread.
 */
final class Satbus {
    static final Duration PATIENCE = Duration.ofSeconds(60);
    /** The folder of the project. */
    static final Path PROJECT = Path.of("../..").toAbsolutePath().normalize();

    private static final List<String> JVM = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "-Xmx256m",
            "-Xlog:disable",
            "-Xlog:all=error:stderr",
            "-Dlogback.configurationFile=io/satbus/cli/logback.xml",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");
    private static final Path NO_INPUT = Path.of("/dev/null");

    private final Path folder;
    private final AtomicInteger runs = new AtomicInteger();

    Satbus(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    Path folder() {
        return folder;
    }

    /** Where its platform keeps its data. */
    Path data() {
        return folder.resolve(".satbus");
    }

    /** Runs one command to its end. */
    Run run(String... arguments) {
        return runWithInput(NO_INPUT, arguments);
    }

    /** Runs one command to its end; it reads the file as its standard input. */
    Run runWithInput(Path input, String... arguments) {
        String name = "run-" + runs.incrementAndGet();
        Path out = folder.resolve(name + ".out");
        Path err = folder.resolve(name + ".err");
        ProcessBuilder builder = new ProcessBuilder(argv(arguments))
                .directory(folder.toFile())
                .redirectInput(input.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().keySet().removeIf(variable -> variable.startsWith("SATBUS_"));
        try {
            return finished(String.join(" ", arguments), builder.start(), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException("running satbus " + String.join(" ", arguments), e);
        }
    }

    private static Run finished(String command, Process process, Path out, Path err) throws IOException {
        try {
            boolean ended = process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            int code = ended ? process.exitValue() : -1;
            Run run = new Run(command, code, Files.readString(out), Files.readString(err));
            assertThat(ended).as("ends in time: %s", run).isTrue();
            return run;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("satbus " + command + " was interrupted", e);
        } finally {
            process.destroyForcibly();
        }
    }

    /** Asks, and returns what {@code --json} shows of the reply. */
    JsonNode ask(String satellite, String type, String json) {
        JsonNode answer = run("ask", satellite, type, json, "--json", "--timeout", "30s")
                .succeeded()
                .json();
        assertThat(answer.path("outcome").asText()).isEqualTo("reply");
        return answer.path("reply");
    }

    /** Starts a command that goes on. It ends with this process at the latest. */
    ChildProcess start(Consumer<String> lines, String... arguments) {
        return ChildProcess.start(ChildCommand.of("satbus", folder, errors(), argv(arguments))
                .withLines(lines)
                // Nothing of the environment of those who run the tests.
                .withEnvironment("SATBUS_DATA", data().toString())
                .withEnvironment("SATBUS_BOOTSTRAP", "")
                .withEnvironment("SATBUS_NAMESPACE", ""));
    }

    /** What commands that go on have complained of. */
    Path errors() {
        return folder.resolve("errors.log");
    }

    private List<String> argv(String... arguments) {
        List<String> argv = new ArrayList<>();
        argv.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        argv.addAll(JVM);
        argv.add("-Dsatbus.home=" + folder);
        argv.addAll(List.of("-classpath", System.getProperty("java.class.path"), "io.satbus.cli.Main"));
        argv.addAll(List.of(arguments));
        return argv;
    }

    /** Looks until it is so. Looking takes a command, so it needs no pause. */
    static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("Waited " + PATIENCE + " until " + what);
            }
        }
    }
}
