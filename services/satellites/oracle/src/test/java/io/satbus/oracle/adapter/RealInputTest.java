package io.satbus.oracle.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.satbus.oracle.domain.Counts;
import io.satbus.oracle.domain.Fault;
import io.satbus.oracle.domain.Reading;
import io.satbus.oracle.domain.Verdict;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RealInputTest {
    private final Path folder;

    RealInputTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void acceptsTheShippedPriceHistory() throws Exception {
        Desk desk = new Desk(folder, "stocks.csv");
        try (InputStream shipped = RealInputTest.class.getResourceAsStream("/data/stocks.csv")) {
            Files.copy(Objects.requireNonNull(shipped), desk.file);
        }

        Progress progress = desk.pass();

        assertThat(progress.counts()).isEqualTo(new Counts(560, 0, 0));
        Map<String, Long> rows = desk.outlet.good().stream()
                .collect(Collectors.groupingBy(good -> good.row().symbol(), Collectors.counting()));
        assertThat(rows).isEqualTo(Map.of("MSFT", 123L, "AMZN", 123L, "IBM", 123L, "GOOG", 68L, "AAPL", 123L));
        assertThat(desk.outlet.good().getFirst().row())
                .isEqualTo(new Reading.Row("MSFT", LocalDate.of(2000, 1, 1), 39.81));
        assertThat(desk.outlet.good().getLast().row())
                .isEqualTo(new Reading.Row("AAPL", LocalDate.of(2010, 3, 1), 223.02));
        assertThat(desk.pass().counts()).isEqualTo(Counts.NONE);
    }

    @Test
    void countsEveryBadRowAmongAHundredThousand() throws Exception {
        Desk desk = new Desk(folder, "large.csv");
        int rows = 100_000;
        generate(desk.file, rows);

        Progress progress = desk.pass();

        assertThat(progress.counts()).isEqualTo(new Counts(rows - 500, 500, 0));
        Map<Fault, Long> faults = desk.outlet.faults().stream()
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        assertThat(faults)
                .isEqualTo(Map.of(
                        Fault.BAD_PRICE, 100L,
                        Fault.WRONG_COLUMNS, 100L,
                        Fault.BAD_DATE, 100L,
                        Fault.OUTLIER, 100L,
                        Fault.DUPLICATE, 100L));
        assertThat(desk.outlet.entries())
                .filteredOn(entry -> entry.verdict() instanceof Verdict.Bad)
                .allSatisfy(entry -> assertThat((entry.line() - 2) % 200).isEqualTo(150));
    }

    /** Ten symbols in turn; every two hundredth row is bad, in one of five ways. */
    private static void generate(Path file, int rows) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("date,symbol,close\n");
            for (int i = 0; i < rows; i++) {
                LocalDate date = LocalDate.of(1990, 1, 1).plusDays(i / 10);
                String price = String.valueOf(100 + (i / 10) % 7);
                out.write(i % 200 == 150 ? bad(i / 200 % 5, date, i % 10) : row(date, i % 10, price));
            }
        }
    }

    private static String bad(int kind, LocalDate date, int symbol) {
        return switch (kind) {
            case 0 -> row(date, symbol, "-1");
            case 1 -> "only one column\n";
            case 2 -> "yesterday,S" + symbol + ",100\n";
            case 3 -> row(date, symbol, "9999");
            default -> row(date.minusDays(1), symbol, "100");
        };
    }

    private static String row(LocalDate date, int symbol, String price) {
        return date + ",S" + symbol + "," + price + "\n";
    }
}
