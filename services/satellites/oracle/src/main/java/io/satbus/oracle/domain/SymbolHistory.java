package io.satbus.oracle.domain;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The recent past of one symbol in one file, which its next row is measured against.
 *
 * <p>Outliers are found by the median absolute deviation (Hampel 1974; Leys et al. 2013, "Detecting outliers"): unlike
 * the standard deviation it is not moved by the very outliers that it should find. A row is an outlier if its
 * logarithmic return lies too many deviations from the median return. A true change of level must not block a symbol for
 * ever, so when the row after an outlier agrees with the outlier, it is accepted and the history goes on from there.
 */
final class SymbolHistory {
    private final CheckSettings settings;
    private final SlidingWindow returns;
    private final SlidingWindow intervals;
    private LocalDate date;
    private double close;
    private Optional<Double> suspect = Optional.empty();

    SymbolHistory(CheckSettings settings, Reading.Row first) {
        this.settings = settings;
        this.returns = new SlidingWindow(settings.window());
        this.intervals = new SlidingWindow(settings.window());
        this.date = first.date();
        this.close = first.close();
    }

    SymbolHistory(CheckSettings settings, String symbol, SymbolState state) {
        this(settings, new Reading.Row(symbol, state.date(), state.close()));
        state.returns().forEach(returns::add);
        state.intervals().forEach(intervals::add);
        suspect = state.suspect();
    }

    SymbolState state() {
        return new SymbolState(date, close, boxed(returns), boxed(intervals), suspect);
    }

    Verdict check(Reading.Row row) {
        if (row.date().equals(date)) {
            return new Verdict.Bad(Fault.DUPLICATE, row.symbol() + " has a price for " + date + " already");
        }
        if (row.date().isBefore(date)) {
            return new Verdict.Bad(
                    Fault.NOT_MONOTONIC,
                    row.symbol() + " of " + row.date() + " comes after " + date + "; order each symbol by date");
        }
        double move = Math.log(row.close() / close);
        if (!outlies(move)) {
            return accept(row, move);
        }
        Optional<Double> confirmed =
                suspect.map(before -> Math.log(row.close() / before)).filter(step -> !outlies(step));
        if (confirmed.isPresent()) {
            return accept(row, confirmed.get());
        }
        suspect = Optional.of(row.close());
        return new Verdict.Bad(Fault.OUTLIER, describe(row, move));
    }

    private Verdict accept(Reading.Row row, double move) {
        double days = ChronoUnit.DAYS.between(date, row.date());
        Optional<String> warning = gap(days);
        returns.add(move);
        intervals.add(days);
        date = row.date();
        close = row.close();
        suspect = Optional.empty();
        return new Verdict.Good(row, warning);
    }

    private boolean outlies(double move) {
        return returns.size() >= settings.minimum() && deviations(move) > settings.outlierDeviations();
    }

    private double deviations(double move) {
        double median = returns.median();
        double deviation = Math.max(returns.deviationFrom(median), settings.outlierFloor());
        return Math.abs(move - median) / deviation;
    }

    private Optional<String> gap(double days) {
        if (intervals.size() < settings.minimum() || days <= settings.gapFactor() * intervals.median()) {
            return Optional.empty();
        }
        return Optional.of(
                String.format(Locale.ROOT, "gap: %.0f days since %s, usually %.0f", days, date, intervals.median()));
    }

    private String describe(Reading.Row row, double move) {
        return String.format(
                Locale.ROOT,
                "%s moved by %+.1f %% from %s on %s to %s, %.1f median absolute deviations from its usual move; at most"
                        + " %s are accepted unless the next row agrees",
                row.symbol(),
                Math.expm1(move) * 100,
                close,
                date,
                row.close(),
                deviations(move),
                settings.outlierDeviations());
    }

    private static List<Double> boxed(SlidingWindow window) {
        return Arrays.stream(window.values()).boxed().toList();
    }
}
