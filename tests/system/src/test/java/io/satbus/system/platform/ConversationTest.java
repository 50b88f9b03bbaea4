package io.satbus.system.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The constellation that ships, on the data that ship. Nothing here changes it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConversationTest {
    private final Satbus satbus;
    private final Platform platform;

    ConversationTest(@TempDir Path folder) {
        satbus = new Satbus(folder);
        platform = Platform.up(satbus, Platform.shipped());
    }

    @BeforeAll
    void publishesAllThatShips() {
        Satbus.await("oracle has read all", () -> status().path("complete").asBoolean());
        Satbus.await("sage has all", () -> prices() == 560);
    }

    @AfterAll
    void down() {
        platform.close();
    }

    private JsonNode status() {
        return satbus.ask("oracle", "Status", "{}").path("files").path(0);
    }

    private int prices() {
        int prices = 0;
        for (JsonNode symbol : satbus.ask("sage", "Symbols", "{}").path("symbols")) {
            prices += symbol.path("prices").asInt();
        }
        return prices;
    }

    @Test
    void printsWhatRunsWhere() {
        List<String> lines = platform.spoken().lines();

        for (JsonNode child : platform.state().path("processes")) {
            String name = child.path("name").asText();
            String title = child.path("satellite").asBoolean() ? name + "/1" : name;
            assertThat(lines)
                    .as("the line of " + title)
                    .anyMatch(line ->
                            line.matches(title + " +" + child.path("pid").asText() + " +"
                                    + child.path("port").asText() + " .*\\.log"));
        }
        assertThat(platform.state().path("processes"))
                .extracting(child -> child.path("name").asText())
                .containsExactly("kafka", "redis", "sage", "aegis", "oracle");
        assertThat(platform.state().path("ready").asBoolean()).isTrue();
    }

    @Test
    void listsEachSatelliteAsReady() {
        JsonNode ps = satbus.run("ps", "--json").succeeded().json();

        assertThat(ps)
                .extracting(one -> one.path("satellite").asText())
                .containsExactlyInAnyOrder("aegis", "oracle", "sage");
        for (JsonNode one : ps) {
            assertThat(one.path("state").asText()).isEqualTo("ready");
            assertThat(one.path("pid").asLong())
                    .isEqualTo(platform.process(one.path("satellite").asText()).pid());
            assertThat(one.path("instance").asText()).isEqualTo("1");
            assertThat(one.path("incarnation").asLong()).isPositive();
            assertThat(one.has("version") && one.has("since")).isTrue();
        }
    }

    @Test
    void answersFromTheDataThatShip() {
        Run ask = satbus.run("ask", "sage", "Latest", "{\"symbol\":\"AAPL\"}", "--json")
                .succeeded();

        JsonNode answer = ask.json();
        assertThat(answer.path("outcome").asText()).isEqualTo("reply");
        assertThat(answer.path("elapsedMs").asDouble()).isPositive();
        assertThat(answer.path("correlationId").asText()).hasSize(36);
        assertThat(answer.path("reply").path("close").asDouble()).isEqualTo(223.02);
        assertThat(answer.path("reply").path("date").asText()).isEqualTo("2010-03-01");
    }

    @Test
    void findsNothingBadInTheDataThatShip() {
        JsonNode status = status();

        assertThat(status.path("rows").asInt()).isEqualTo(560);
        assertThat(status.path("good").asInt()).isEqualTo(560);
        assertThat(status.path("bad").asInt()).isZero();
    }

    @Test
    void showsAConversationAsATree() {
        String id = satbus.run("ask", "sage", "Latest", "{\"symbol\":\"IBM\"}", "--json")
                .succeeded()
                .json()
                .path("correlationId")
                .asText();

        JsonNode messages = satbus.run("trace", id, "--json").succeeded().json();
        List<String> lines = satbus.run("trace", id).succeeded().out().lines().toList();

        assertThat(messages)
                .extracting(message -> message.path("kind").asText())
                .containsExactly("query", "response");
        assertThat(messages)
                .extracting(message -> message.path("depth").asInt())
                .containsExactly(0, 1);
        assertThat(messages.path(1).path("causationId").asText())
                .isEqualTo(messages.path(0).path("id").asText());
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).contains(id).contains("2 messages");
        assertThat(lines.get(1)).contains("ms  query Latest  cli/").endsWith("-> sage");
        assertThat(lines.get(2)).contains("ms  └─ response Price  sage/1 -> cli/");
    }

    @Test
    void alertsReachEveryListenerAsCriticalNotifications() {
        List<JsonNode> alerts = satbus.run(
                        "tail", "--kind", "notification", "--from", "beginning", "--count", "10", "--json")
                .succeeded()
                .jsonLines();

        Set<String> symbols = new HashSet<>();
        for (JsonNode alert : alerts) {
            assertThat(alert.path("kind").asText()).isEqualTo("notification");
            assertThat(alert.path("priority").asText()).isEqualTo("critical");
            assertThat(alert.path("source").asText()).isEqualTo("aegis/1");
            assertThat(alert.path("payload").path("message").asText()).isNotBlank();
            symbols.add(alert.path("payload").path("symbol").asText());
        }
        assertThat(symbols).as("several symbols fell in those years").hasSizeGreaterThan(1);
        platform.spoken().await("critical notification from aegis");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            malformed JSON      | 2 | ask sage Latest {"symbol":             | line 1, column
            malformed below     | 2 | ask sage Latest {"a":1,\\n"b" 2}        | line 2, column
            unknown symbol      | 3 | ask sage Latest {"symbol":"NOPE"}      | NOPE
            unknown satellite   | 5 | ask saga Latest                        | Did you mean 'sage'?
            unknown type        | 5 | ask sage Latst                         | Did you mean 'Latest'?
            unknown subject     | 5 | publish weather.Rome Price             | weather
            nothing listens     | 6 | ps --bootstrap 127.0.0.1:1             | 127.0.0.1:1
            unknown option      | 2 | ask sage Latest --nonsense             | --nonsense
            """)
    void saysWhatWentWrongByItsExitCode(String what, int code, String command, String complaint) {
        Run run = satbus.run(command.replace("\\n", "\n").split(" ", 4)).ended(code);

        assertThat(run.err()).as(what).contains(complaint);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void showsAFailureAsJson() {
        JsonNode answer = satbus.run("ask", "sage", "Latest", "{\"symbol\":\"NOPE\"}", "--json")
                .ended(3)
                .json();

        assertThat(answer.path("outcome").asText()).isEqualTo("failure");
        assertThat(answer.path("error").path("message").asText()).contains("NOPE");
        assertThat(answer.path("error").path("code").asText()).isNotBlank();
        assertThat(answer.has("reply")).isFalse();
    }
}
