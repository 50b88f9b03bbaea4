package io.satbus.satellite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A satellite as a process of its own, which is sent signals. */
@Timeout(60)
class ProcessTest {
    @Test
    void endsInOrderWhenToldTo() throws Exception {
        Started process = start(Map.of());
        process.await("Ready in");
        process.process().destroy();
        assertThat(process.ends()).isTrue();
        assertThat(process.process().exitValue()).isZero();
    }

    @Test
    void endsWithOneAndNamesWhatIsStuck() throws Exception {
        Started process = start(Map.of("SATBUS_DRAIN_PATIENCE", "100ms", "STUCK", "true"));
        process.await("Ready in");
        process.await("Shouting");
        process.process().destroy();
        assertThat(process.ends()).isTrue();
        assertThat(process.process().exitValue()).isEqualTo(1);
        assertThat(process.errors()).contains("while this still ran: [command Shout]");
    }

    @Test
    void endsAtOnceWhenToldTwice() throws Exception {
        Started process = start(Map.of("SATBUS_DRAIN_PATIENCE", "1h", "STUCK", "true"));
        process.await("Ready in");
        process.await("Shouting");
        process.process().destroy();
        process.await("Told to stop;");
        process.process().destroy();
        assertThat(process.ends()).isTrue();
        assertThat(process.process().exitValue()).isEqualTo(1);
        assertThat(process.errors()).contains("Told to stop again", "command Shout");
    }

    @Test
    void saysInOneSentenceWhichSettingIsWrong() throws Exception {
        Started process = start(Map.of("SATBUS_PERMITS", "many"));
        assertThat(process.ends()).isTrue();
        assertThat(process.process().exitValue()).isEqualTo(2);
        assertThat(process.errors()).isEqualTo("greeter: SATBUS_PERMITS is 'many'; use a whole number, 1 to 100000\n");
    }

    @Test
    void saysInOneSentenceWhyItDoesNotStart() throws Exception {
        Started process = start(Map.of("REFUSE", "true"));
        assertThat(process.ends()).isTrue();
        assertThat(process.process().exitValue()).isEqualTo(1);
        assertThat(process.errors()).contains("could not start", "no licence").hasLineCount(1);
    }

    @Test
    void describesItself() throws Exception {
        Started help = start(Map.of(), "--help");
        assertThat(help.ends()).isTrue();
        assertThat(help.process().exitValue()).isZero();
        assertThat(help.output()).contains("command Shout -> satbus.v1.Done", "SATBUS_BOOTSTRAP", "SATBUS_STATE_DIR");

        Started describe = start(Map.of("SATBUS_INSTANCE", "greeter-9"), "--describe");
        assertThat(describe.ends()).isTrue();
        assertThat(describe.output())
                .startsWith("{")
                .contains("\"greeter-9\"", "\"Shout\"")
                .hasLineCount(1);

        Started unsettled = start(Map.of("SATBUS_INCARNATION", "x"), "--describe");
        assertThat(unsettled.ends()).isTrue();
        assertThat(unsettled.process().exitValue()).isEqualTo(2);
        assertThat(unsettled.errors())
                .startsWith("greeter: SATBUS_INCARNATION is 'x'")
                .hasLineCount(1);

        Started wrong = start(Map.of(), "--halp");
        assertThat(wrong.ends()).isTrue();
        assertThat(wrong.process().exitValue()).isEqualTo(2);
        assertThat(wrong.errors()).contains("'--halp'; use --help");
    }

    private static Started start(Map<String, String> environment, String... arguments) throws IOException {
        List<String> java = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                GreeterProcess.class.getName());
        Path errors = Files.createTempFile("greeter", ".err");
        ProcessBuilder builder = new ProcessBuilder(
                        Stream.concat(java.stream(), Stream.of(arguments)).toList())
                .redirectError(errors.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("SATBUS_"));
        builder.environment().put("SATBUS_LOG_FORMAT", "text");
        builder.environment().putAll(environment);
        return new Started(builder.start(), errors);
    }

    private record Started(Process process, Path errorFile) {
        boolean ends() throws InterruptedException {
            boolean ended = process.waitFor(20, TimeUnit.SECONDS);
            if (!ended) {
                process.destroyForcibly();
            }
            return ended;
        }

        void await(String text) throws Exception {
            while (!errors().contains(text)) {
                if (process.waitFor(10, TimeUnit.MILLISECONDS)) {
                    throw new AssertionError("ended early with " + process.exitValue() + ": " + errors());
                }
            }
        }

        String errors() throws IOException {
            return Files.readString(errorFile);
        }

        String output() throws IOException {
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
