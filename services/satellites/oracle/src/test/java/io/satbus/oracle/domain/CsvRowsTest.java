package io.satbus.oracle.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.satbus.protocol.FailureException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRowsTest {
    private static final Fields FIELDS = new Fields(() -> LocalDate.of(2026, 1, 1));
    private final CsvRows rows = CsvRows.below("symbol,date,price", FIELDS);

    @Test
    void readsBothFormsOfDates() {
        Reading.Row row = new Reading.Row("MSFT", LocalDate.of(2000, 1, 1), 39.81);

        assertThat(rows.read("MSFT,Jan 1 2000,39.81")).isEqualTo(row);
        assertThat(rows.read("MSFT,2000-01-01,39.81")).isEqualTo(row);
        assertThat(rows.read("\"MSFT\",\"Jan 1, 2000\", 39.81 ")).isEqualTo(row);
    }

    @Test
    void findsColumnsByNameInAnyOrderAndPassesOverOthers() {
        CsvRows other = CsvRows.below("Volume, Close ,DATE,Ticker", FIELDS);

        assertThat(other.read("100,39.81,2000-01-01,MSFT"))
                .isEqualTo(new Reading.Row("MSFT", LocalDate.of(2000, 1, 1), 39.81));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"MSFT,Jan 1 2000,39.81", "symbol,date", "symbol;date;price", "", "symbol,symbol,date,price"})
    void refusesHeaderThatDoesNotNameTheColumns(String header) {
        assertThatThrownBy(() -> CsvRows.below(header, FIELDS))
                .isInstanceOf(FailureException.class)
                .hasMessageContaining("bad-header")
                .hasMessageContaining("symbol,date,price");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MSFT,Jan 1 2000             | WRONG_COLUMNS",
                "MSFT,Jan 1 2000,39.81,1     | WRONG_COLUMNS",
                "MSFT,,39.81                 | EMPTY_FIELD",
                ",Jan 1 2000,39.81           | EMPTY_FIELD",
                "MSFT,Jan 1 2000,            | EMPTY_FIELD",
                "MS FT,Jan 1 2000,39.81      | BAD_SYMBOL",
                "MSFT,Jan 32 2000,39.81      | BAD_DATE",
                "MSFT,2001-02-29,39.81       | BAD_DATE",
                "MSFT,01/02/2000,39.81       | BAD_DATE",
                "MSFT,2026-01-03,39.81       | BAD_DATE",
                "MSFT,Jan 1 2000,NaN         | BAD_PRICE",
                "MSFT,Jan 1 2000,Infinity    | BAD_PRICE",
                "MSFT,Jan 1 2000,-3          | BAD_PRICE",
                "MSFT,Jan 1 2000,0           | BAD_PRICE",
                "MSFT,Jan 1 2000,1e999       | BAD_PRICE",
                "MSFT,Jan 1 2000,0x10        | BAD_PRICE",
                "MSFT,Jan 1 2000,\"1,000\"   | BAD_PRICE",
                "\"MSFT,Jan 1 2000,39.81     | MALFORMED_CSV",
            })
    void saysWhatIsWrongWithARow(String line, Fault fault) {
        assertThat(rows.read(line)).isInstanceOfSatisfying(Reading.Bad.class, bad -> assertThat(bad.fault())
                .isEqualTo(fault));
    }

    @Test
    void showsOnlyABoundedHarmlessPieceOfBadInput() {
        assertThat(rows.read("\u0007" + "A".repeat(5000) + ",Jan 1 2000,1"))
                .isInstanceOfSatisfying(
                        Reading.Bad.class,
                        bad -> assertThat(bad.reason()).hasSizeLessThan(200).doesNotContain("\u0007"));
    }
}
