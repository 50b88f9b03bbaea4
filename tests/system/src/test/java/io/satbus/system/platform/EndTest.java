package io.satbus.system.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a platform ends, in order or by force, and what is there afterwards. */
class EndTest {
    private static final Duration SOON = Duration.ofSeconds(25);
    private static final String KEEPING = """
            satellites:
              - {name: sage, main: io.satbus.sage.Main}
              - {name: oracle, main: io.satbus.oracle.Main, depends_on: [sage]}
            """;

    private final Satbus satbus;
    private final Path constellation;

    EndTest(@TempDir Path folder) {
        satbus = new Satbus(folder);
        constellation = Platform.constellation(satbus, KEEPING);
    }

    private JsonNode status() {
        return satbus.ask("oracle", "Status", "{}").path("files").path(0);
    }

    private long recordsOfPrices() {
        long records = 0;
        for (JsonNode topic : satbus.run("topics", "--json").succeeded().json()) {
            if (topic.path("topic").asText().startsWith("satbus.events.prices.")) {
                records += topic.path("records").asLong();
            }
        }
        return records;
    }

    private String price() {
        return satbus.ask("sage", "Latest", "{\"symbol\": \"AAPL\"}")
                .path("close")
                .asText();
    }

    @Test
    void leavesNothingBehindWhenItIsKilledAndFindsItsDataAgain() throws Exception {
        JsonNode first;
        try (Platform platform = Platform.up(satbus, constellation)) {
            Satbus.await("oracle has read all", () -> status().path("complete").asBoolean());
            first = firstPrice();
            assertThat(recordsOfPrices()).isEqualTo(560);
            List<ProcessHandle> processes = Platform.processes(satbus);
            assertThat(processes).hasSizeGreaterThanOrEqualTo(5);

            platform.process().kill();

            Platform.awaitEnd(processes, SOON);
        }

        try (Platform again = Platform.up(satbus, constellation)) {
            assertThat(again.spoken().lines()).anyMatch(line -> line.contains("did not stop in order"));
            Satbus.await("oracle has looked", () -> status().path("complete").asBoolean());
            assertThat(firstPrice()).isEqualTo(first);
            assertThat(status().path("rows").asInt()).as("rows read anew").isZero();
            assertThat(status().path("skipped").asInt()).isEqualTo(560);
            assertThat(recordsOfPrices()).as("nothing is published again").isEqualTo(560);
            assertThat(price()).isEqualTo("223.02");
        }
    }

    private JsonNode firstPrice() {
        List<JsonNode> prices = satbus.run("tail", "prices.MSFT", "--from", "beginning", "--count", "1", "--json")
                .succeeded()
                .jsonLines();
        assertThat(prices.getFirst().path("payload").path("date").asText()).isEqualTo("2000-01-01");
        return prices.getFirst();
    }

    @Test
    void endsInOrder() throws Exception {
        try (Platform platform = Platform.up(satbus, constellation)) {
            List<ProcessHandle> processes = Platform.processes(satbus);

            satbus.run("down").succeeded();

            assertThat(processes).as("'down' returns when all is over").noneMatch(ProcessHandle::isAlive);
            assertThat(platform.process().onExit().join()).isZero();
            assertThat(satbus.data().resolve("platform.json")).doesNotExist();
            assertThat(platform.spoken().lines())
                    .containsSubsequence("stopping oracle", "stopping sage", "stopping Redis and Kafka", "stopped");
            assertThat(satbus.run("down").succeeded().out()).contains("Nothing is running");
            assertThat(Files.readString(satbus.errors())).isEmpty();
        }
    }

    @Test
    void runsOnInTheBackgroundUntilItIsStopped() throws Exception {
        Platform.constellation(satbus, "satellites: []\n");
        Run up = satbus.run("up", "--detach", "--kafka-port", "0", "--redis-port", "0")
                .succeeded();
        try {
            assertThat(up.out()).contains("ready in").contains("kafka").contains("'satbus down' ends it");
            List<ProcessHandle> processes = Platform.processes(satbus);
            assertThat(processes)
                    .as("up, Kafka, Redis, and their guards")
                    .hasSize(5)
                    .allMatch(ProcessHandle::isAlive);
            assertThat(satbus.run("ps").succeeded().out()).contains("No satellite is running");

            satbus.run("down").succeeded();

            Platform.awaitEnd(processes, SOON);
        } finally {
            satbus.run("down");
        }
    }
}
