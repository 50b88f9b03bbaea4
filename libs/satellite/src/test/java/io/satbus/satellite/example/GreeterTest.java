package io.satbus.satellite.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class GreeterTest {
    private static final Path SOURCE = Path.of("src/test/java/io/satbus/satellite/example/Greeter.java");

    @Test
    void isACompleteSatelliteInUnderFortyLines() throws IOException {
        assertThat(Files.readAllLines(SOURCE)).hasSizeLessThan(40);
    }

    @Test
    void theGuideShowsItAsItIs() throws IOException {
        String source = Files.readString(SOURCE).strip();
        assertThat(Files.readString(Path.of("../../docs/writing-a-satellite.md")))
                .contains(source);
    }
}
