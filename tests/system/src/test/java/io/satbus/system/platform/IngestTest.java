package io.satbus.system.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Data that a user brings, as fast as possible, and commands by the thousand. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IngestTest {
    private static final String CONSTELLATION = """
            satellites:
              - {name: sage, main: io.satbus.sage.Main}
              - {name: aegis, main: io.satbus.aegis.Main}
              - name: oracle
                main: io.satbus.oracle.Main
                depends_on: [sage, aegis]
                config: {source: none}
            """;
    private static final int ROWS = 100_000;
    private static final long SEED = 20_100_301;

    private final Path folder;
    private final Satbus satbus;
    private final Platform platform;

    IngestTest(@TempDir Path folder) {
        this.folder = folder;
        satbus = new Satbus(folder);
        platform = Platform.up(satbus, Platform.constellation(satbus, CONSTELLATION));
    }

    @AfterAll
    void down() {
        platform.close();
    }

    private static boolean caughtUp(JsonNode lags) {
        assertThat(lags).as("every lane of every satellite").hasSize(12);
        for (JsonNode lag : lags) {
            if (lag.path("records").asLong() > 0) {
                return false;
            }
        }
        return true;
    }

    private void awaitNoLag() {
        Satbus.await(
                "nothing waits",
                () -> caughtUp(satbus.run("lag", "--json").succeeded().json()));
    }

    private void ingest(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        JsonNode report = satbus.ask("oracle", "Ingest", "{\"path\": \"" + file + "\"}");
        assertThat(report.path("complete").asBoolean()).as(report.toString()).isTrue();
        assertThat(report.path("bad").asInt()).as(report.toString()).isZero();
        awaitNoLag();
    }

    /** The report of the file, once all of it has been read. */
    private JsonNode report(PriceFile file) {
        JsonNode[] report = {satbus.ask("oracle", "Ingest", "{\"path\": \"" + file.path() + "\"}")};
        Satbus.await("oracle has read all", () -> {
            for (JsonNode one : satbus.ask("oracle", "Status", "{}").path("files")) {
                if (one.path("path").asText().endsWith(file.path().getFileName().toString())) {
                    report[0] = one;
                }
            }
            return report[0].path("complete").asBoolean();
        });
        return report[0];
    }

    @Test
    void tellsGoodRowsFromBadOnesInALargeFile() throws IOException {
        PriceFile file = PriceFile.write(folder.resolve("large.csv"), ROWS, SEED);
        assertThat(Map.copyOf(file.bad()).values().stream().distinct())
                .as("kinds of bad rows")
                .hasSize(10);

        JsonNode report = report(file);
        List<JsonNode> errors = satbus.run(
                        "tail",
                        "prices.rejected",
                        "--from",
                        "beginning",
                        "--json",
                        "--count",
                        Integer.toString(file.bad().size()))
                .succeeded()
                .jsonLines();
        awaitNoLag();

        assertThat(report.path("rows").asInt()).isEqualTo(ROWS);
        assertThat(report.path("bad").asInt()).isEqualTo(file.bad().size());
        assertThat(report.path("good").asInt()).isEqualTo(file.good());
        Map<Long, String> told = new TreeMap<>();
        for (JsonNode error : errors) {
            assertThat(error.path("kind").asText()).isEqualTo("error");
            String message = error.path("payload").path("message").asText();
            assertThat(message).matches("large\\.csv:\\d+ .{10,}");
            long line = Long.parseLong(message.substring("large.csv:".length(), message.indexOf(' ')));
            told.put(line, error.path("payload").path("code").asText());
        }
        assertThat(told).isEqualTo(file.bad());
        assertThat(kept("SYM")).as("prices that sage has").isEqualTo(file.good());
    }

    private int kept(String prefix) {
        int prices = 0;
        for (JsonNode symbol : satbus.ask("sage", "Symbols", "{}").path("symbols")) {
            if (symbol.path("symbol").asText().startsWith(prefix)) {
                prices += symbol.path("prices").asInt();
            }
        }
        return prices;
    }

    @Test
    void alertsByTheRulesThatHoldAtThatMoment() throws IOException {
        ingest("before.csv", "symbol,date,close\nRULED,2001-01-01,100\nRULED,2001-01-02,105\n");
        satbus.ask(
                "aegis",
                "SetRule",
                "{\"rule\": {\"name\": \"tight\", \"symbol\": \"RULED\", \"jump\": {\"percent\": 4}}}");
        ingest("ruled.csv", "symbol,date,close\nRULED,2001-01-03,111\nRULED,2001-01-04,111\n");
        satbus.ask("aegis", "RemoveRule", "{\"name\": \"tight\"}");
        ingest("after.csv", "symbol,date,close\nRULED,2001-01-05,117\nRULED,2001-01-06,190\n");

        List<JsonNode> alerts = satbus.run(
                        "tail", "--kind", "notification", "--from", "beginning", "--count", "2", "--json")
                .succeeded()
                .jsonLines();

        assertThat(alerts)
                .extracting(
                        alert -> alert.path("payload").path("rule").path("name").asText() + " "
                                + alert.path("payload").path("date").asText())
                .containsExactly("tight 2001-01-03", "jump 2001-01-06");
        assertThat(alerts).extracting(alert -> alert.path("priority").asText()).containsOnly("critical");
    }

    @Test
    void sendsThousandsOfCommandsInOrder() throws IOException {
        int many = 5000;
        String lines = IntStream.rangeClosed(1, many)
                .mapToObj(i ->
                        "{\"rule\": {\"name\": \"bulk\", \"symbol\": \"BULK\", \"jump\": {\"percent\": " + i + "}}}")
                .collect(Collectors.joining("\n"));
        Path input = Files.writeString(folder.resolve("commands.jsonl"), lines);

        Run send = satbus.runWithInput(input, "send", "aegis", "SetRule", "-", "--key", "bulk", "--json")
                .succeeded();
        awaitNoLag();

        assertThat(send.json().path("sent").asInt()).isEqualTo(many);
        assertThat(send.json().path("failed").asInt()).isZero();
        assertThat(percentOf("bulk")).as("the last one that was sent").isEqualTo(many);
    }

    private int percentOf(String rule) {
        for (JsonNode one : satbus.ask("aegis", "ListRules", "{}").path("rules")) {
            if (one.path("name").asText().equals(rule)) {
                return one.path("jump").path("percent").asInt();
            }
        }
        throw new AssertionError("aegis has no rule " + rule);
    }

    @Test
    void namesTheLineThatIsMalformed() throws IOException {
        Path input = Files.writeString(
                folder.resolve("malformed.jsonl"),
                "{\"name\": \"none\"}\n\n{\"name\": \"none\"}\n{\"name\" \"none\"}\n{\"name\": \"none\"}\n");

        Run send =
                satbus.runWithInput(input, "send", "aegis", "RemoveRule", "-").ended(2);

        assertThat(send.out()).contains("2 messages acknowledged, 0 failed");
        assertThat(send.complaint())
                .contains("Line 4 of standard input")
                .contains("column")
                .contains("Nothing after it was sent");
    }
}
