package io.satbus.satellite.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GreeterTest {
    private static final Path SOURCE = Path.of("src/test/java/io/satbus/satellite/example/Greeter.java");

    @Test
    void isACompleteSatelliteInUnderFortyLines() throws IOException {
        assertThat(Files.readAllLines(SOURCE)).hasSizeLessThan(40);
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/writing-a-satellite.md"})
    void theDocumentationShowsItAsItIs(String page) throws IOException {
        String block = "```java\n" + Files.readString(SOURCE).strip() + "\n```";
        assertThat(Files.readString(Path.of("../..").resolve(page))).contains(block);
    }
}
