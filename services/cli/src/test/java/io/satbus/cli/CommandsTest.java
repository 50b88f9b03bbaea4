package io.satbus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.satbus.bus.Bus;
import io.satbus.bus.Handler;
import io.satbus.bus.Handling;
import io.satbus.bus.Payload;
import io.satbus.bus.inspect.Beat;
import io.satbus.bus.inspect.Lag;
import io.satbus.bus.inspect.TopicInfo;
import io.satbus.protocol.Content;
import io.satbus.protocol.Failure;
import io.satbus.protocol.Heartbeat;
import io.satbus.protocol.Priority;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest {
    @TempDir
    Path directory = Path.of("");

    private final InMemoryNetwork network = new InMemoryNetwork();

    @BeforeEach
    void registerSage() {
        network.manifests.add(Manifests.sage());
    }

    @AfterEach
    void closeNetwork() {
        network.close();
    }

    private CommandRun run(String... args) {
        return CommandRun.of(network, directory, "", args);
    }

    private void sageAnswers(Handler handler) {
        Bus sage = network.broker.connect("sage", "1");
        sage.receive(Handling.CREW, handler);
        sage.start();
    }

    private static Payload json(String text) {
        return Payload.of("test.v1.Price", Content.JSON, text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void answersAQuestionAskedByShortName() throws IOException {
        sageAnswers(delivery -> delivery.reply(json("{\"close\": 101.5}")));

        CommandRun ask = run("ask", "sage", "latest", "{\"symbol\": \"AAPL\"}", "--json");

        assertThat(ask.code()).isZero();
        JsonNode answer = ask.json();
        assertThat(answer.get("outcome").asText()).isEqualTo("reply");
        assertThat(answer.get("reply").get("close").asDouble()).isEqualTo(101.5);
        assertThat(answer.get("correlationId").asText()).hasSize(36);
        assertThat(answer.get("elapsedMs").isNumber()).isTrue();
    }

    @Test
    void printsTheReplyAloneForPrograms() throws IOException {
        sageAnswers(delivery -> delivery.reply(json("{\"close\": 101.5}")));

        CommandRun ask = run("ask", "sage", "Latest");

        assertThat(ask.json().get("close").asDouble()).isEqualTo(101.5);
        assertThat(ask.err()).isEmpty();
    }

    @Test
    void exitsWith3OnAFailureReply() throws IOException {
        sageAnswers(delivery -> delivery.fail(new Failure.Rejected("no-such-symbol", "There is no symbol XYZ")));

        CommandRun ask = run("ask", "sage", "Latest", "--json");

        assertThat(ask.code()).isEqualTo(3);
        assertThat(ask.json().get("outcome").asText()).isEqualTo("failure");
        assertThat(ask.json().get("error").get("code").asText()).isEqualTo("no-such-symbol");
    }

    @Test
    void exitsWith4WhenNobodyAnswersInTime() {
        sageAnswers(delivery -> assertThat(delivery.envelope().ttl()).isEqualTo(Duration.ofMillis(50)));

        CommandRun ask = run("ask", "sage", "Latest", "--timeout", "50ms");

        assertThat(ask.code()).isEqualTo(4);
        assertThat(ask.err()).contains("No answer").contains("satbus trace").contains("--timeout");
    }

    @Test
    void exitsWith5AndSuggestsASatellite() {
        CommandRun ask = run("ask", "sgae", "Latest");

        assertThat(ask.code()).isEqualTo(5);
        assertThat(ask.err()).contains("'sgae' is unknown; known are sage.").contains("Did you mean 'sage'?");
    }

    @Test
    void exitsWith5AndSuggestsAType() {
        CommandRun ask = run("ask", "sage", "Lates");

        assertThat(ask.code()).isEqualTo(5);
        assertThat(ask.err()).contains("it handles Forget, Latest.").contains("Did you mean 'Latest'?");
    }

    @Test
    void exitsWith5AndNamesKnownStreams() {
        CommandRun publish = run("publish", "price.AAPL", "test.v1.Price", "{}");

        assertThat(publish.code()).isEqualTo(5);
        assertThat(publish.err()).contains("known are news, prices.").contains("Did you mean 'prices'?");
    }

    @Test
    void exitsWith2AndNamesLineAndColumnOfMalformedJson() {
        CommandRun ask = run("ask", "sage", "Latest", "{\n  \"symbol\": }");

        assertThat(ask.code()).isEqualTo(2);
        assertThat(ask.err()).contains("line 2, column 13");
    }

    @Test
    void exitsWith2OnAPayloadFileThatIsMissing() {
        CommandRun ask = run("ask", "sage", "Latest", "@nowhere.json");

        assertThat(ask.code()).isEqualTo(2);
        assertThat(ask.err()).contains("There is no file").contains("nowhere.json");
    }

    @Test
    void readsThePayloadFromAFile() throws IOException {
        Files.writeString(directory.resolve("question.json"), "{\"symbol\": \"IBM\"}");
        sageAnswers(
                delivery -> delivery.reply(json(new String(delivery.message().payload(), StandardCharsets.UTF_8))));

        assertThat(run("ask", "sage", "Latest", "@question.json")
                        .json()
                        .get("symbol")
                        .asText())
                .isEqualTo("IBM");
    }

    @Test
    void sendsEachLineOfStandardInput() throws IOException {
        AtomicInteger handled = new AtomicInteger();
        sageAnswers(delivery -> {
            handled.incrementAndGet();
            delivery.reply(json("{}"));
        });
        String lines = "{\"a\": 1}\n\n".repeat(5_000);

        CommandRun send = CommandRun.of(network, directory, lines, "send", "sage", "Forget", "-", "--wait", "--json");

        assertThat(send.code()).isZero();
        assertThat(send.json().get("sent").asInt()).isEqualTo(5_000);
        assertThat(send.json().get("failed").asInt()).isZero();
        assertThat(handled).hasValue(5_000);
    }

    @Test
    void countsFailuresAndTellsTheFirst() throws IOException {
        sageAnswers(delivery -> {
            if (new String(delivery.message().payload(), StandardCharsets.UTF_8).contains("bad")) {
                delivery.fail(new Failure.Rejected("no", "It is bad"));
            } else {
                delivery.reply(json("{}"));
            }
        });

        CommandRun send = CommandRun.of(
                network, directory, "{\"a\": 1}\n{\"bad\": 1}\n", "send", "sage", "Forget", "-", "--wait", "--json");

        assertThat(send.code()).isEqualTo(3);
        assertThat(send.json().get("sent").asInt()).isEqualTo(1);
        assertThat(send.json().get("failed").asInt()).isEqualTo(1);
        assertThat(send.err()).contains("It is bad");
    }

    @Test
    void stopsAtAMalformedLineAndNamesIt() {
        sageAnswers(delivery -> delivery.reply(json("{}")));

        CommandRun send = CommandRun.of(network, directory, "{}\n{\n{}\n", "send", "sage", "Forget", "-");

        assertThat(send.code()).isEqualTo(2);
        assertThat(send.out()).contains("1 message acknowledged");
        assertThat(send.err()).contains("Line 2 of standard input").contains("Nothing after it was sent");
    }

    @Test
    void listsInstancesAsJson() throws IOException {
        network.beats.add(
                new Beat(network.manifests.getFirst().identity(), heartbeat(Heartbeat.State.READY), Instant.now()));

        JsonNode instances = run("ps", "--json").json();

        assertThat(instances).hasSize(1);
        assertThat(instances.get(0).fieldNames())
                .toIterable()
                .contains("satellite", "instance", "incarnation", "state", "pid", "version", "since");
        assertThat(instances.get(0).get("state").asText()).isEqualTo("ready");
        assertThat(instances.get(0).get("incarnation").asLong()).isEqualTo(3);
    }

    @Test
    void tellsThatAnInstanceIsSilent() throws IOException {
        assertThat(run("ps", "--json").json().get(0).get("state").asText()).isEqualTo("silent");
    }

    private static Heartbeat heartbeat(Heartbeat.State state) {
        return new Heartbeat(
                1,
                state,
                "",
                Duration.ofSeconds(30),
                Duration.ofSeconds(5),
                7,
                0,
                0,
                Duration.ZERO,
                List.of(0L, 0L, 0L, 0L),
                0.1,
                100 << 20,
                10 << 20);
    }

    @Test
    void printsTopicsAndLagAsJson() throws IOException {
        network.topics.add(new TopicInfo("satbus.events.prices.medium.v1", 4, 1, 1234, 5678));
        network.lags.add(new Lag("sage", Priority.LOW, 12, 2));

        assertThat(run("topics", "--json").json().get(0).get("records").asLong())
                .isEqualTo(1234);
        assertThat(run("lag", "--json").json().get(0).get("priority").asText()).isEqualTo("low");
        assertThat(run("topics").out()).contains("1,234").contains("5.5 KiB");
        assertThat(run("lag").out()).contains("SATELLITE").contains("sage");
    }

    @Test
    void showsATypeWithAnExample() throws IOException {
        assertThat(run("types", "latest").out())
                .contains("test.v1.Latest")
                .contains("satbus ask sage Latest '{\"symbol\": \"...\"}'");
        assertThat(run("types", "--json").json().get(1).get("shortName").asText())
                .isEqualTo("Latest");
    }

    @Test
    void doesNothingWhereNothingRuns() {
        CommandRun down = run("down");

        assertThat(down.code()).isZero();
        assertThat(down.out()).contains("Nothing is running");
    }

    @Test
    void runsCommandsOfTheShellFromStandardInput() {
        CommandRun shell = CommandRun.of(network, directory, "# a comment\ntypes 'Latest'\nexit\nps\n", "shell");

        assertThat(shell.code()).isZero();
        assertThat(shell.out()).contains("test.v1.Latest").doesNotContain("INCARNATION");
    }
}
