package io.satbus.testkit.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the documentation shows is what is compiled. */
class DocumentationTest {
    private static final Pattern EXAMPLE = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
    private static final Path SOURCES = Path.of("src/test/java/io/satbus/testkit/examples");

    @Test
    void showsOnlyExamplesThatAreTested() throws IOException {
        String compiled = squeeze(Files.readString(SOURCES.resolve("GreeterTest.java"))
                + Files.readString(SOURCES.resolve("GreeterOnKafkaTest.java")));
        List<String> examples = EXAMPLE.matcher(Files.readString(Path.of("../../docs/testing.md")))
                .results()
                .map(MatchResult::group)
                .map(block -> block.replace("```java", "").replace("```", ""))
                .toList();

        assertThat(examples).isNotEmpty().allSatisfy(example -> assertThat(compiled)
                .contains(squeeze(example)));
    }

    private static String squeeze(String text) {
        return text.replaceAll("\\s+", "");
    }
}
