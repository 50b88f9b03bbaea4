package io.satbus.oracle.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RowChecksTest {
    private static final LocalDate START = LocalDate.of(2020, 1, 1);
    /** Small, so that a test can count along: a check after 4 returns, of the latest 6. */
    private static final CheckSettings SETTINGS = new CheckSettings(6, 4, 8, 0.005, 5, 2);

    private final RowChecks checks = new RowChecks(SETTINGS);
    private int day;

    @Test
    void refusesADayThatIsThereAndADayBefore() {
        good(100);
        good(101);

        assertFault(check("A", START.plusDays(1), 101), Fault.DUPLICATE);
        assertFault(check("A", START, 100), Fault.NOT_MONOTONIC);
        assertThat(check("B", START, 100)).isInstanceOf(Verdict.Good.class);
    }

    @Test
    void refusesAnOutlierAndGoesOnAfterIt() {
        history();

        Verdict verdict = next(1000);
        assertFault(verdict, Fault.OUTLIER);
        assertThat(((Verdict.Bad) verdict).reason()).contains("A moved by", "median absolute deviations");
        good(101);
    }

    @Test
    void measuresByTheMedianAbsoluteDeviation() {
        // Returns +1 %, -1 %, +1 %, -1 % (as logarithms): median 0, deviation from it 0.01; the limit is 8 of these.
        double[] closes = {100, 100 * Math.exp(0.01), 100, 100 * Math.exp(0.01), 100};
        for (double close : closes) {
            good(close);
        }

        assertFault(next(100 * Math.exp(0.0801)), Fault.OUTLIER);
        good(100 * Math.exp(0.0799));
    }

    @Test
    void acceptsAChangeOfLevelWhenTheNextRowAgrees() {
        history();

        assertFault(next(1000), Fault.OUTLIER);
        good(1005);
        good(1000);
        assertFault(next(100), Fault.OUTLIER);
    }

    @Test
    void doesNotAcceptTwoOutliersThatDisagree() {
        history();

        assertFault(next(1000), Fault.OUTLIER);
        assertFault(next(10), Fault.OUTLIER);
        assertFault(next(1000), Fault.OUTLIER);
        good(100);
    }

    @Test
    void toleratesASmallMoveOfAPriceThatNeverMoved() {
        for (int i = 0; i < 6; i++) {
            good(100);
        }
        good(103);
        assertFault(next(120), Fault.OUTLIER);
    }

    @Test
    void warnsOfAGapAndKeepsTheRow() {
        history();
        day += 9;

        Verdict verdict = next(100);
        assertThat(verdict).isInstanceOfSatisfying(Verdict.Good.class, good -> assertThat(good.warning())
                .hasValueSatisfying(warning ->
                        assertThat(warning).startsWith("gap: 10 days since").endsWith("usually 1")));
    }

    @Test
    void boundsTheSymbols() {
        check("A", START, 1);
        check("B", START, 1);

        assertFault(check("C", START, 1), Fault.TOO_MANY_SYMBOLS);
    }

    @Test
    void goesOnFromItsStateAsIfItHadNeverStopped() {
        history();
        assertFault(next(1000), Fault.OUTLIER);

        RowChecks resumed = new RowChecks(SETTINGS, checks.state());
        assertThat(resumed.state()).isEqualTo(checks.state());
        Reading.Row agreeing = new Reading.Row("A", START.plusDays(day), 1001);
        assertThat(resumed.check(agreeing)).isEqualTo(new Verdict.Good(agreeing, Optional.empty()));
    }

    private void history() {
        for (double close : new double[] {100, 101, 100, 101, 100, 101, 100}) {
            good(close);
        }
    }

    private void good(double close) {
        assertThat(next(close)).isInstanceOf(Verdict.Good.class);
    }

    private Verdict next(double close) {
        return check("A", START.plusDays(day++), close);
    }

    private Verdict check(String symbol, LocalDate date, double close) {
        return checks.check(new Reading.Row(symbol, date, close));
    }

    private static void assertFault(Verdict verdict, Fault fault) {
        assertThat(verdict).isInstanceOfSatisfying(Verdict.Bad.class, bad -> assertThat(bad.fault())
                .isEqualTo(fault));
    }
}
