package io.satbus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherTest {
    private static final Path LAUNCHER =
            Path.of("../../satbus").toAbsolutePath().normalize();

    @TempDir
    Path directory = Path.of("");

    private CommandRun run(Map<String, String> environment, String... command) throws Exception {
        Path out = directory.resolve("out");
        Path err = directory.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(List.of(command))
                .directory(directory.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ends in time").isTrue();
        return new CommandRun(process.exitValue(), text(out), text(err));
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }

    private static Map<String, String> ownClasses() {
        return Map.of(
                "SATBUS_CLASSPATH", System.getProperty("java.class.path"),
                "SATBUS_JAVA_HOME", System.getProperty("java.home"));
    }

    @Test
    void isAValidScriptThatMayBeRun() throws Exception {
        assertThat(run(Map.of(), "bash", "-n", LAUNCHER.toString()).code()).isZero();
        assertThat(Files.isExecutable(LAUNCHER)).isTrue();
    }

    @Test
    void namesNoPathOfAMachine() throws IOException {
        assertThat(text(LAUNCHER))
                .doesNotContain("/home/")
                .doesNotContain("/root")
                .doesNotContain("/Users/");
    }

    @Test
    void runsTheCommandLineFromAnywhereAndThroughALink() throws Exception {
        Path link = Files.createSymbolicLink(directory.resolve("linked"), LAUNCHER);

        CommandRun help = run(ownClasses(), link.toString(), "--help");

        assertThat(help.code()).isZero();
        assertThat(help.out()).contains("Usage: satbus");
    }

    @Test
    void passesExitCodesOn() throws Exception {
        assertThat(run(ownClasses(), LAUNCHER.toString(), "ask", "--nonsense").code())
                .isEqualTo(2);
    }

    @Test
    void passesArgumentsOnAsTheyAre() throws Exception {
        CommandRun ask = run(ownClasses(), LAUNCHER.toString(), "ask", "a", "b", "{\"two words\": \n }}");

        assertThat(ask.err()).contains("line 2");
    }
}
