package io.satbus.sage.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.satbus.messages.v1.Latest;
import io.satbus.messages.v1.Price;
import io.satbus.messages.v1.PriceSeries;
import io.satbus.messages.v1.Range;
import io.satbus.protocol.FailureException;
import io.satbus.sage.config.SageConfig;
import io.satbus.sage.domain.PriceBook;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {
    private static final LocalDate START = LocalDate.of(2020, 1, 1);
    private final Path folder;

    LedgerTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void knowsItsPricesAgainAfterARestart() throws IOException {
        try (Ledger ledger = open()) {
            ledger.accept(price(0, 10));
            ledger.accept(price(1, 11));
            ledger.accept(price(1, 12));
        }

        try (Ledger ledger = open()) {
            Answers answers = new Answers(ledger);
            assertThat(answers.latest(Latest.newBuilder().setSymbol("A").build()))
                    .isEqualTo(price(1, 12));
            assertThat(ledger.read(PriceBook::size)).isEqualTo(2);
        }
    }

    @Test
    void losesOnlyTheEntryThatWasCutShortAndGoesOnAfterIt() throws IOException {
        try (Ledger ledger = open()) {
            ledger.accept(price(0, 10));
            ledger.accept(price(1, 11));
        }
        Path journal = folder.resolve("prices.journal");
        try (FileChannel file = FileChannel.open(journal, StandardOpenOption.WRITE)) {
            file.truncate(file.size() - 3);
        }

        try (Ledger ledger = open()) {
            assertThat(ledger.read(PriceBook::size)).isEqualTo(1);
            ledger.accept(price(2, 13));
        }
        try (Ledger ledger = open()) {
            assertThat(latest(ledger)).isEqualTo(13);
            assertThat(ledger.read(PriceBook::size)).isEqualTo(2);
        }
    }

    @Test
    void keepsTheJournalSmall() throws IOException {
        Path journal = folder.resolve("prices.journal");
        long largest = 0;
        try (Ledger ledger = open()) {
            for (int i = 0; i < 25_000; i++) {
                ledger.accept(price(0, 1 + i % 7));
                largest = Math.max(largest, Files.size(journal));
            }
        }

        assertThat(largest).isLessThan(11_000L * 40);
        try (Ledger ledger = open()) {
            assertThat(latest(ledger)).isEqualTo(1 + 24_999 % 7);
        }
    }

    @Test
    void refusesAPriceThatIsNone() throws IOException {
        try (Ledger ledger = open()) {
            assertThatThrownBy(() -> ledger.accept(price(0, Double.NaN)))
                    .isInstanceOf(FailureException.class)
                    .hasMessageContaining("bad-price");
            assertThatThrownBy(() ->
                            ledger.accept(price(0, 1).toBuilder().setDate("now").build()))
                    .hasMessageContaining("bad-price");
        }
    }

    @Test
    void givesARangePageByPage() throws IOException {
        try (Ledger ledger = open()) {
            for (int day = 0; day < 5; day++) {
                ledger.accept(price(day, 10 + day));
            }
            Answers answers = new Answers(ledger);
            Range first = Range.newBuilder().setSymbol("A").setLimit(3).build();

            PriceSeries page = answers.range(first);
            assertThat(page.getTotal()).isEqualTo(5);
            assertThat(page.getPricesList()).extracting(Price::getClose).containsExactly(10.0, 11.0, 12.0);
            PriceSeries rest =
                    answers.range(first.toBuilder().setFrom(page.getNextFrom()).build());
            assertThat(rest.getPricesList()).extracting(Price::getClose).containsExactly(13.0, 14.0);
            assertThat(rest.getNextFrom()).isEmpty();
            assertThatThrownBy(
                            () -> answers.range(first.toBuilder().setLimit(-1).build()))
                    .hasMessageContaining("bad-limit");
        }
    }

    private static double latest(Ledger ledger) {
        return ledger.<Double>read(book -> book.latest("A").close());
    }

    private Ledger open() throws IOException {
        return Ledger.open(SageConfig.DEFAULT, folder);
    }

    private static Price price(int day, double close) {
        return Price.newBuilder()
                .setSymbol("A")
                .setDate(START.plusDays(day).toString())
                .setClose(close)
                .setSource("a.csv")
                .setLine(day + 2)
                .build();
    }
}
