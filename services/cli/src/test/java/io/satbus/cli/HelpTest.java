package io.satbus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {
    private final InMemoryNetwork network = new InMemoryNetwork();

    @AfterEach
    void closeNetwork() {
        network.close();
    }

    private CommandRun run(String... args) {
        return CommandRun.of(network, Path.of(""), "", args);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "up",
                "down",
                "ps",
                "doctor",
                "ask",
                "send",
                "publish",
                "tail",
                "trace",
                "types",
                "topics",
                "lag",
                "shell",
                "generate-completion"
            })
    void explainsEachCommandWithExamples(String command) {
        CommandRun help = run(command, "--help");

        assertThat(help.code()).isZero();
        assertThat(help.out()).contains("Usage: satbus " + command).contains("Examples:");
        assertThat(help.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
    }

    @Test
    void listsCommandsAndExitCodes() {
        CommandRun help = run("--help");

        assertThat(help.out()).contains("Messages:").contains("bench").contains("6   the platform cannot be reached");
        assertThat(help.out()).doesNotContain("prepare").doesNotContain("\u001b");
    }

    @Test
    void explainsItselfWithoutACommandAndExitsWith2() {
        CommandRun nothing = run();

        assertThat(nothing.code()).isEqualTo(2);
        assertThat(nothing.err()).contains("Usage: satbus");
    }

    @Test
    void suggestsACommand() {
        CommandRun misspelt = run("aks");

        assertThat(misspelt.code()).isEqualTo(2);
        assertThat(misspelt.err()).contains("There is no command 'aks'").contains("Did you mean 'ask'?");
    }

    @Test
    void suggestsAnOption() {
        CommandRun misspelt = run("tail", "--form", "end");

        assertThat(misspelt.code()).isEqualTo(2);
        assertThat(misspelt.err()).contains("no option --form").contains("Did you mean '--from'?");
    }

    @Test
    void namesWhatIsMissing() {
        CommandRun missing = run("ask", "sage");

        assertThat(missing.code()).isEqualTo(2);
        assertThat(missing.err()).contains("'ask' needs TYPE.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--timeout=soon", "--timeout=0s", "--priority=urgent", "--kind=rumour"})
    void refusesWrongValues(String option) {
        CommandRun wrong = run("ask", "sage", "Latest", option);

        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err())
                .contains(option.substring(0, option.indexOf('=')))
                .doesNotContain("Exception");
    }

    @Test
    void printsACompletionScript() {
        assertThat(run("generate-completion").out()).contains("complete -F").contains("publish");
    }

    /** Every command has its chapter in the documentation, and the documentation has no other. */
    @Test
    void documentsEachCommand() throws IOException {
        Matcher listed = Pattern.compile("(?m)^  ([a-z-]{2,20}) +[A-Z]")
                .matcher(run("--help").out());
        List<String> commands = new ArrayList<>();
        while (listed.find()) {
            commands.add(listed.group(1));
        }
        String doc = Files.readString(Path.of("../../docs/command-line.md"));
        Matcher chapters = Pattern.compile("(?m)^### `satbus ([a-z-]+)").matcher(doc);
        List<String> documented = new ArrayList<>();
        while (chapters.find()) {
            documented.add(chapters.group(1));
        }
        assertThat(commands).hasSizeGreaterThan(10);
        assertThat(documented).containsExactlyInAnyOrderElementsOf(commands);
    }
}
