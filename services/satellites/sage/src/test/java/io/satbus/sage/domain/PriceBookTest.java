package io.satbus.sage.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.satbus.protocol.FailureException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class PriceBookTest {
    private static final LocalDate START = LocalDate.of(2020, 1, 1);
    private final PriceBook book = new PriceBook(2, 3);

    @Test
    void ordersByDateWhateverTheOrderOfArrival() {
        put(2, 12);
        put(0, 10);
        put(1, 11);

        assertThat(closes(Span.ALL)).containsExactly(10.0, 11.0, 12.0);
        assertThat(book.latest("A").close()).isEqualTo(12);
    }

    @Test
    void replacesThePriceOfTheSameDay() {
        assertThat(put(0, 10)).isTrue();
        assertThat(put(0, 10)).isFalse();
        assertThat(put(0, 11)).isTrue();

        assertThat(closes(Span.ALL)).containsExactly(11.0);
    }

    @Test
    void dropsTheOldestAndSaysHowMany() {
        for (int day = 1; day <= 5; day++) {
            put(day, day);
        }
        assertThat(put(0, 1)).isFalse();

        assertThat(closes(Span.ALL)).containsExactly(3.0, 4.0, 5.0);
        assertThat(book.holdings().getFirst().dropped()).isEqualTo(3);
    }

    @Test
    void givesWhatLiesInASpanWithBothEnds() {
        put(0, 10);
        put(2, 12);
        put(4, 14);

        assertThat(closes(Span.of("2020-01-01", "2020-01-03"))).containsExactly(10.0, 12.0);
        assertThat(closes(Span.of("2020-01-02", "2020-01-04"))).containsExactly(12.0);
        assertThat(closes(Span.of("2020-01-04", ""))).containsExactly(14.0);
        assertThat(closes(Span.of("", "2019-12-31"))).isEmpty();
        assertThat(closes(Span.of("2021-01-01", ""))).isEmpty();
    }

    @Test
    void namesSymbolsThatItKnowsWhenAskedForAnother() {
        assertThatThrownBy(() -> book.latest("X")).hasMessageContaining("none of any symbol yet");
        put(0, 10);

        assertThatThrownBy(() -> book.latest("X"))
                .isInstanceOf(FailureException.class)
                .hasMessageContaining("unknown-symbol")
                .hasMessageContaining("known are A");
    }

    @Test
    void boundsTheSymbols() {
        book.put("A", new Point(START, 1, "", 1));
        book.put("B", new Point(START, 1, "", 1));

        assertThatThrownBy(() -> book.put("C", new Point(START, 1, "", 1))).hasMessageContaining("too-many-symbols");
    }

    @Test
    void refusesSpansThatAreNone() {
        assertThatThrownBy(() -> Span.of("yesterday", "")).hasMessageContaining("bad-date");
        assertThatThrownBy(() -> Span.of("2020-01-02", "2020-01-01")).hasMessageContaining("bad-span");
    }

    private boolean put(int day, double close) {
        return book.put("A", new Point(START.plusDays(day), close, "test", day));
    }

    private List<Double> closes(Span span) {
        return book.within("A", span).stream().map(Point::close).toList();
    }
}
