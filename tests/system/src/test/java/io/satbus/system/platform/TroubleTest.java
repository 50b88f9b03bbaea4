package io.satbus.system.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A platform one of whose satellites is in trouble. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TroubleTest {
    private static final String CONSTELLATION = """
            satellites:
              - {name: sage, main: io.satbus.sage.Main}
              - {name: aegis, main: io.satbus.aegis.Main}
              - {name: oracle, main: io.satbus.oracle.Main, config: {source: none}}
            """;

    private final Satbus satbus;
    private final Platform platform;

    TroubleTest(@TempDir Path folder) {
        satbus = new Satbus(folder);
        platform = Platform.up(satbus, Platform.constellation(satbus, CONSTELLATION));
    }

    @AfterAll
    void down() {
        platform.close();
    }

    private static void signal(String signal, ProcessHandle process) throws IOException {
        Process kill = new ProcessBuilder("sh", "-c", "kill -s " + signal + " " + process.pid()).start();
        assertThat(kill.onExit().join().exitValue()).as("kill -s " + signal).isZero();
    }

    @Test
    void timesOutWhenASatelliteIsFrozen() throws IOException {
        ProcessHandle sage = platform.process("sage");
        signal("STOP", sage);
        try {
            Run ask = satbus.run("ask", "sage", "Symbols", "--timeout", "500ms", "--json")
                    .ended(4);

            assertThat(ask.json().path("outcome").asText()).isEqualTo("expired");
            assertThat(ask.json().path("error").path("message").asText()).contains("500 ms");
            assertThat(satbus.run("send", "aegis", "RemoveRule", "{\"name\": \"jump\"}", "--wait")
                            .code())
                    .as("others answer")
                    .isZero();
        } finally {
            signal("CONT", sage);
        }
        assertThat(satbus.ask("sage", "Symbols", "{}").isObject())
                .as("it answers again")
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--constellation=constellation.yaml", "--detach"})
    void refusesASecondPlatformOnTheSameData(String option) {
        Run second = satbus.run("up", option).ended(1);

        assertThat(second.complaint())
                .contains("already running")
                .contains(satbus.data().toString())
                .contains(Long.toString(platform.process().pid()))
                .contains("--data");
        assertThat(platform.process().alive()).isTrue();
    }

    @Test
    void saysWhichProcessDied() throws Exception {
        ProcessHandle oracle = platform.process("oracle");

        oracle.destroyForcibly();
        Platform.awaitEnd(List.of(oracle), Duration.ofSeconds(5));

        assertThat(platform.spoken().await("oracle/1 (pid " + oracle.pid() + ") ended"))
                .contains("exit code 137")
                .contains("oracle-1.log");
        Satbus.await("ps says so", () -> stateOf("oracle").equals("exited"));
        assertThat(stateOf("sage")).isNotEqualTo("exited");
        assertThat(platform.process().alive()).isTrue();
    }

    private String stateOf(String satellite) {
        for (JsonNode one : satbus.run("ps", "--json").succeeded().json()) {
            if (one.path("satellite").asText().equals(satellite)) {
                return one.path("state").asText();
            }
        }
        return "unknown";
    }
}
