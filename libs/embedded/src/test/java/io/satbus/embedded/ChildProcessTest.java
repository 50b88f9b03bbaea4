package io.satbus.embedded;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Path folder;

    ChildProcessTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void passesArgumentsAndEnvironmentUntouched() throws Exception {
        ChildCommand command = shell("printf '%s|%s|%s' \"$1\" \"$TOKEN\" \"$PWD\"", "a b; $HOME 'c'")
                .withEnvironment("TOKEN", "x y");
        try (ChildProcess child = ChildProcess.start(command)) {
            assertThat(child.onExit().get(10, SECONDS)).isZero();
            assertThat(child.lastLines(5)).containsExactly("a b; $HOME 'c'|x y|" + folder.toRealPath());
        }
    }

    @Test
    void exposesThePidOfTheProgramItself() throws Exception {
        BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        try (ChildProcess child =
                ChildProcess.start(shell("echo $$; exec tail -f /dev/null").withLines(lines::add))) {
            assertThat(lines.poll(10, SECONDS)).isEqualTo(Long.toString(child.pid()));
        }
    }

    @Test
    void reportsTheExitCodeAndTheLastLinesOfThisRunOnly() throws Exception {
        try (ChildProcess earlier = ChildProcess.start(shell("echo earlier"))) {
            earlier.onExit().get(10, SECONDS);
        }
        try (ChildProcess child = ChildProcess.start(shell("echo one; echo two >&2; echo three; exit 7"))) {
            assertThat(child.onExit().get(10, SECONDS)).isEqualTo(7);
            assertThat(child.lastLines(2)).containsExactly("two", "three");
            assertThat(child.lastLines(9)).doesNotContain("earlier");
        }
        assertThat(Files.readAllLines(folder.resolve("child.log"))).startsWith("earlier");
    }

    @Test
    void stopsInOrderWithinTheGrace() throws Exception {
        BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        ChildCommand command = shell("trap 'exit 3' TERM; echo up; while :; do sleep 0.1; done");
        try (ChildProcess child = ChildProcess.start(command.withLines(lines::add))) {
            assertThat(lines.poll(10, SECONDS)).isEqualTo("up");
            assertThat(child.stop(PATIENCE)).isTrue();
            assertThat(child.onExit().get(10, SECONDS)).isEqualTo(3);
        }
    }

    @Test
    void killsWhatIgnoresTheRequestToStop() throws Exception {
        BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        ChildCommand command = shell("trap '' TERM; echo up; while :; do sleep 0.1; done");
        try (ChildProcess child = ChildProcess.start(command.withLines(lines::add))) {
            assertThat(lines.poll(10, SECONDS)).isEqualTo("up");
            assertThat(child.stop(Duration.ofMillis(200))).isFalse();
            assertThat(child.alive()).isFalse();
            assertThat(child.onExit().get(10, SECONDS)).isEqualTo(128 + 9);
        }
    }

    @Test
    void stopsAFrozenProgram() throws Exception {
        try (ChildProcess child = ChildProcess.start(shell("exec tail -f /dev/null"))) {
            child.freeze();
            assertThat(child.stop(PATIENCE)).isTrue();
        }
    }

    @Test
    void outlivesATerminalsInterrupt() throws Exception {
        BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        ChildCommand command = shell("echo up; exec tail -f /dev/null").withLines(lines::add);
        try (ChildProcess child = ChildProcess.start(command)) {
            assertThat(lines.poll(10, SECONDS)).isEqualTo("up");
            Process interrupt = new ProcessBuilder("sh", "-c", "kill -INT " + child.pid()).start();
            assertThat(interrupt.waitFor()).isZero();
            child.stop(PATIENCE);
            assertThat(child.onExit().get(10, SECONDS)).isEqualTo(128 + 15);
        }
    }

    @Test
    void refusesToFreezeWhatHasEnded() throws Exception {
        try (ChildProcess child = ChildProcess.start(shell("exit 4"))) {
            child.onExit().get(10, SECONDS);
            assertThatThrownBy(child::freeze).hasMessageContaining("ended with exit code 4");
        }
    }

    @Test
    void saysInTheLogWhichProgramIsMissing() throws Exception {
        ChildCommand command = ChildCommand.of("ghost", folder, folder.resolve("child.log"), List.of("/nowhere/ghost"));
        try (ChildProcess child = ChildProcess.start(command)) {
            assertThat(child.onExit().get(10, SECONDS)).isEqualTo(127);
            assertThat(String.join("\n", child.lastLines(5))).contains("/nowhere/ghost");
        }
    }

    @Test
    void rejectsACommandThatCannotRun() {
        assertThatThrownBy(() -> ChildCommand.of("x", folder, folder.resolve("x.log"), List.of()))
                .hasMessageContaining("no program");
        assertThatThrownBy(() -> ChildCommand.of("x", folder.resolve("no"), folder.resolve("x.log"), List.of("true")))
                .hasMessageContaining("no folder");
    }

    @Test
    void diesWithAKilledParent() throws Exception {
        assertChildEndsWithItsKilledParent("running");
    }

    @Test
    void diesWithAKilledParentEvenWhenFrozen() throws Exception {
        assertChildEndsWithItsKilledParent("frozen");
    }

    private void assertChildEndsWithItsKilledParent(String how) throws Exception {
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ParentMain.class.getName(),
                        folder.toString(),
                        how)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader output = parent.inputReader(StandardCharsets.UTF_8)) {
            ProcessHandle child =
                    ProcessHandle.of(Long.parseLong(output.readLine())).orElseThrow();
            assertThat(child.isAlive()).isTrue();
            parent.destroyForcibly();
            child.onExit().get(15, SECONDS);
        } finally {
            parent.destroyForcibly();
        }
    }

    private ChildCommand shell(String script, String... arguments) {
        List<String> argv = new ArrayList<>(List.of("sh", "-c", script, "sh"));
        argv.addAll(List.of(arguments));
        return ChildCommand.of("child", folder, folder.resolve("child.log"), argv);
    }
}
