package io.satbus.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.satbus.benchmarks.measure.Figure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    private final Path folder;
    private final Report report = new Report(
            List.of(
                    Figure.atLeast(0.85, "throughput", "records/s", 900, 1000, Map.of("records", 5)),
                    Figure.atMost(1.1, "latency_1", "ms", 0.6, 0.5, Map.of())),
            "satbus bench");

    ReportTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void saysWhetherTargetsAreMet() throws IOException {
        JsonNode json = new ObjectMapper().readTree(report.json());

        assertThat(json.at("/throughput/ratio").asDouble()).isEqualTo(0.9);
        assertThat(json.at("/throughput/met").asBoolean()).isTrue();
        assertThat(json.at("/throughput/records").asInt()).isEqualTo(5);
        assertThat(json.at("/latency_1/met").asBoolean()).isFalse();
        assertThat(json.has("machine")).isTrue();
        assertThat(json.has("date")).isTrue();
        assertThat(json.at("/versions/kafka_clients").asText()).isNotEmpty();
    }

    @Test
    void replacesOnlyWhatStandsBetweenTheMarkers() throws IOException {
        Path file = folder.resolve("page.md");
        Files.writeString(file, "before\n" + Report.BEGIN + "\nold\n" + Report.END + "\nafter\n");

        report.writeInto(file);

        assertThat(Files.readString(file))
                .startsWith("before\n" + Report.BEGIN)
                .contains("| `throughput` | 900 | 1,000 | 0.9000 | records/s |", "| **no** |")
                .doesNotContain("old")
                .endsWith(Report.END + "\nafter\n");
    }

    @Test
    void leavesAPageWithoutMarkersAlone() throws IOException {
        Path file = Files.writeString(folder.resolve("page.md"), "text");

        assertThatThrownBy(() -> report.writeInto(file)).hasMessageContaining(Report.BEGIN);

        assertThat(file).hasContent("text");
    }
}
