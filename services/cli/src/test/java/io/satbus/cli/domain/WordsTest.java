package io.satbus.cli.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.satbus.bus.inspect.StartAt;
import io.satbus.bus.inspect.TopicInfo;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {
    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

    @ParameterizedTest
    @CsvSource({"500ms,PT0.5S", "5s,PT5S", "1.5m,PT1M30S", "2h,PT2H", "1d,PT24H", "PT7S,PT7S"})
    void readsDurations(String text, String iso) {
        assertThat(Durations.parse(text)).isEqualTo(Duration.parse(iso));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "soon", "-5s", "5 s", "5w"})
    void refusesOtherDurations(String text) {
        assertThatThrownBy(() -> Durations.parse(text)).hasMessageContaining("is not a duration; write 500ms");
    }

    @ParameterizedTest
    @CsvSource({
        "PT0.0004S,0.4 ms",
        "PT0.0123S,12 ms",
        "PT3.21S,3.2 s",
        "PT45S,45 s",
        "PT4M,4 min",
        "PT2H5M,2 h 5 min",
        "PT72H,3 d"
    })
    void writesDurations(String iso, String words) {
        assertThat(Durations.describe(Duration.parse(iso))).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "10m,2026-01-31T11:50:00Z",
        "11:30,2026-01-31T11:30:00Z",
        "2026-01-30,2026-01-30T00:00:00Z",
        "2026-01-30 08:15,2026-01-30T08:15:00Z",
        "2026-01-30T08:15:00Z,2026-01-30T08:15:00Z"
    })
    void readsPointsInTime(String text, String instant) {
        assertThat(TimeWords.place(text, NOW, ZoneOffset.UTC)).isEqualTo(new StartAt.Time(Instant.parse(instant)));
    }

    @Test
    void refusesOtherPointsInTime() {
        assertThatThrownBy(() -> TimeWords.place("yesterday", NOW, ZoneOffset.UTC))
                .hasMessageContaining("'yesterday' is no place to begin");
    }

    @Test
    void suggestsTheNearestWordOrNothing() {
        assertThat(Suggestion.nearest("orcale", List.of("sage", "oracle"))).contains("oracle");
        assertThat(Suggestion.nearest("SAGE", List.of("sage"))).contains("sage");
        assertThat(Suggestion.nearest("xyzzy", List.of("sage", "oracle"))).isEmpty();
    }

    @Test
    void alignsColumns() {
        Table table = Table.of("NAME", "COUNT").withNumbers(1);
        table.add("a", 7);
        table.add("longer", 1234);

        assertThat(table.lines()).containsExactly("NAME    COUNT", "a           7", "longer   1234");
    }

    @Test
    void tellsWhatFlows() {
        Rates rates = new Rates();
        assertThat(rates.update(List.of(topic("events.prices.medium", 10)), 1_000_000_000L))
                .isEmpty();

        assertThat(rates.update(
                        List.of(topic("events.prices.medium", 2_410), topic("inbox.sage.high", 2)), 3_000_000_000L))
                .isEqualTo("prices 1,200/s  sage inbox 1/s");
    }

    private static TopicInfo topic(String name, long records) {
        return new TopicInfo("satbus." + name + ".v1", 1, 1, records, 0);
    }
}
