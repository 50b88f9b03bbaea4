package io.satbus.sage.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.satbus.protocol.FailureException;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class StatisticsTest {
    private static final LocalDate START = LocalDate.of(2001, 1, 1);
    private static final Offset<Double> EXACT = within(1e-12);

    @Test
    void figuresOutAReturnByHand() {
        Statistics.Gain gain = Statistics.gain(daily(100, 50, 125));

        assertThat(gain.simple()).isCloseTo(0.25, EXACT);
        assertThat(gain.log()).isCloseTo(Math.log(1.25), EXACT);
        assertThat(gain.annualized()).isEmpty();
    }

    @Test
    void annualizesAReturnOfYears() {
        List<Point> fourYears = List.of(point(START, 100), point(START.plusYears(4), 1600));

        assertThat(Statistics.gain(fourYears).annualized())
                .hasValueSatisfying(value -> assertThat(value).isCloseTo(1.0, EXACT));
    }

    @Test
    void figuresOutVolatilityByHand() {
        // Returns ln 2, -ln 2, ln 2: mean ln 2 / 3; squared distances (4 + 16 + 4) / 9 ln² 2; over n - 1 = 2: 4/3 ln²
        // 2.
        Statistics.Variation variation = Statistics.variation(daily(1, 2, 1, 2));

        assertThat(variation.perPeriod()).isCloseTo(Math.log(2) * Math.sqrt(4.0 / 3), EXACT);
        assertThat(variation.periodsPerYear()).isCloseTo(365.25, EXACT);
        assertThat(variation.annualized()).isCloseTo(Math.log(2) * Math.sqrt(4.0 / 3 * 365.25), EXACT);
        assertThat(variation.returns()).isEqualTo(3);
    }

    @Test
    void findsTheDeepestFallAndItsRecovery() {
        Statistics.Fall fall = Statistics.fall(daily(100, 80, 120, 60, 90, 120, 110));

        assertThat(fall.depth()).isCloseTo(0.5, EXACT);
        assertThat(fall.peak()).isEqualTo(point(START.plusDays(2), 120));
        assertThat(fall.trough()).isEqualTo(point(START.plusDays(3), 60));
        assertThat(fall.recovery()).hasValue(point(START.plusDays(5), 120));
    }

    @Test
    void findsNoFallWhereThereIsNone() {
        Statistics.Fall fall = Statistics.fall(daily(1, 2, 3));

        assertThat(fall.depth()).isZero();
        assertThat(fall.recovery()).isEmpty();
    }

    @Test
    void figuresOutCorrelationByHand() {
        assertThat(Statistics.likeness(daily(1, 2, 1, 4), daily(10, 20, 10, 40)).coefficient())
                .isCloseTo(1, EXACT);
        assertThat(Statistics.likeness(daily(1, 2, 1, 4), daily(40, 20, 40, 10)).coefficient())
                .isCloseTo(-1, EXACT);
        // Returns (1, -1, 0) and (0, 1, -1) times ln 2, means 0: -1 / sqrt(2 * 2).
        assertThat(Statistics.likeness(daily(1, 2, 1, 1), daily(1, 1, 2, 1)).coefficient())
                .isCloseTo(-0.5, EXACT);
    }

    @Test
    void correlatesCommonDatesOnly() {
        List<Point> gappy = new ArrayList<>(daily(1, 2, 99, 1, 4));
        gappy.remove(2);
        List<Point> other = new ArrayList<>(daily(1, 2, 5, 1, 4, 7));

        Statistics.Likeness likeness = Statistics.likeness(gappy, other);
        assertThat(likeness.commonDates()).isEqualTo(4);
        assertThat(likeness.coefficient()).isCloseTo(1, EXACT);
        assertThat(likeness.to()).isEqualTo(START.plusDays(4));
    }

    @Test
    void refusesTooLittleData() {
        assertFailure(() -> Statistics.gain(daily(1)), "not-enough-data");
        assertFailure(() -> Statistics.variation(daily(1, 2)), "not-enough-data");
        assertFailure(() -> Statistics.fall(List.of()), "not-enough-data");
        assertFailure(() -> Statistics.likeness(daily(1, 2, 3), daily(1, 2)), "not-enough-data");
        assertFailure(() -> Statistics.likeness(daily(1, 1, 1), daily(1, 2, 3)), "undefined");
    }

    /** The expected figures come from a calculation in another language, drawdowns by comparing every pair of dates. */
    @Test
    void agreesWithAnIndependentCalculationOnTheShippedPrices() throws IOException {
        PriceBook book = ShippedPrices.book();
        List<Point> apple = book.within("AAPL", Span.ALL);
        List<Point> google = book.within("GOOG", Span.ALL);

        assertThat(book.size()).isEqualTo(560);
        assertThat(book.latest("AAPL").close()).isEqualTo(223.02);
        assertThat(Statistics.gain(apple).simple()).isCloseTo(7.597532767925983, within(1e-12));
        assertThat(Statistics.gain(apple).annualized().orElseThrow()).isCloseTo(0.23577574605707907, within(1e-12));
        assertThat(Statistics.variation(apple).annualized()).isCloseTo(0.5469340964674302, within(1e-12));
        assertThat(Statistics.fall(apple).depth()).isCloseTo(0.7917525773195877, within(1e-12));
        assertThat(Statistics.fall(apple).trough().date()).isEqualTo(LocalDate.of(2003, 3, 1));
        assertThat(Statistics.fall(book.within("AMZN", Span.ALL)).depth()).isCloseTo(0.913314941193553, within(1e-12));
        assertThat(Statistics.fall(google).peak().close()).isEqualTo(707.0);
        assertThat(Statistics.likeness(apple, google).coefficient()).isCloseTo(0.5626170948721619, within(1e-12));
        assertThat(Statistics.likeness(apple, google).commonDates()).isEqualTo(68);
    }

    private static void assertFailure(Runnable figure, String code) {
        assertThatThrownBy(figure::run).isInstanceOf(FailureException.class).hasMessageStartingWith(code + ":");
    }

    private static List<Point> daily(double... closes) {
        List<Point> points = new ArrayList<>();
        for (double close : closes) {
            points.add(point(START.plusDays(points.size()), close));
        }
        return points;
    }

    private static Point point(LocalDate date, double close) {
        return new Point(date, close, "test", 1);
    }
}
