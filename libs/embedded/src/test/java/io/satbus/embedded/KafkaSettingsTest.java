package io.satbus.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class KafkaSettingsTest {
    private final Path data = Path.of("data");

    @Test
    void rejectsWhatNoBrokerCanRunWith() {
        assertThatThrownBy(() -> KafkaSettings.builder(data).port(-1).build()).hasMessageContaining("port is -1");
        assertThatThrownBy(() -> KafkaSettings.builder(data)
                        .port(9092)
                        .controllerPort(9092)
                        .build())
                .hasMessageContaining("two different");
        assertThatThrownBy(() -> KafkaSettings.builder(data).heapMebibytes(64).build())
                .hasMessageContaining("at least 128");
        assertThatThrownBy(
                        () -> KafkaSettings.builder(data).classPath(List.of()).build())
                .hasMessageContaining("classPath is empty");
        assertThatThrownBy(() ->
                        KafkaSettings.builder(data).stopGrace(Duration.ZERO).build())
                .hasMessageContaining("stopGrace");
    }

    @Test
    void builderBeginsWithTheSettingsItIsMadeFrom() {
        KafkaSettings settings = KafkaSettings.builder(data)
                .keepData(false)
                .port(1)
                .controllerPort(2)
                .heapMebibytes(300)
                .serverProperty("num.io.threads", "1")
                .startCache(Path.of("cache"))
                .build();
        assertThat(settings.toBuilder().build()).isEqualTo(settings);
    }

    @Test
    void serverPropertiesOfTheSettingsOverruleAll() {
        KafkaSettings settings = KafkaSettings.builder(data)
                .serverProperty("log.retention.hours", "1")
                .build();
        assertThat(ServerProperties.of(settings, data, 1, 2))
                .contains("log.retention.hours=1")
                .doesNotContain("log.retention.hours=24");
    }
}
