package io.satbus.oracle.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonRowsTest {
    private final JsonRows rows = new JsonRows(new Fields(() -> LocalDate.of(2026, 1, 1)));

    @Test
    void readsNumbersAndTexts() {
        Reading.Row row = new Reading.Row("MSFT", LocalDate.of(2000, 1, 1), 39.81);

        assertThat(rows.read("{\"symbol\":\"MSFT\",\"date\":\"2000-01-01\",\"price\":39.81}"))
                .isEqualTo(row);
        assertThat(rows.read("{\"close\":\"39.81\",\"x\":[],\"date\":\"Jan 1 2000\",\"ticker\":\"MSFT\"}"))
                .isEqualTo(row);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{                                                      | MALFORMED_JSON",
                "[1]                                                    | MALFORMED_JSON",
                "null                                                   | MALFORMED_JSON",
                "{'symbol':'A'}                                         | MALFORMED_JSON",
                "{\"symbol\":\"A\",\"symbol\":\"B\"}                    | MALFORMED_JSON",
                "{} {}                                                  | MALFORMED_JSON",
                "{}                                                     | WRONG_COLUMNS",
                "{\"symbol\":\"A\",\"date\":\"2000-01-01\",\"price\":null} | WRONG_COLUMNS",
                "{\"symbol\":\"A\",\"date\":\"2000-01-01\",\"price\":-1} | BAD_PRICE",
                "{\"symbol\":\"A\",\"date\":\"2000-01-01\",\"price\":1e999} | BAD_PRICE",
                "{\"symbol\":\"A\",\"date\":\"2000-01-01\",\"price\":NaN} | MALFORMED_JSON",
                "{\"symbol\":\"\",\"date\":\"2000-01-01\",\"price\":1}  | EMPTY_FIELD",
            })
    void saysWhatIsWrongWithARow(String line, Fault fault) {
        assertThat(rows.read(line)).isInstanceOfSatisfying(Reading.Bad.class, bad -> assertThat(bad.fault())
                .isEqualTo(fault));
    }

    @Test
    void survivesDeepNesting() {
        assertThat(rows.read("[".repeat(60_000))).isInstanceOf(Reading.Bad.class);
    }
}
