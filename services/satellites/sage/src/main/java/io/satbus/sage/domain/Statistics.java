package io.satbus.sage.domain;

import io.satbus.protocol.FailureException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Figures about prices in the order of their dates. Pure functions. */
public final class Statistics {
    private static final double DAYS_IN_YEAR = 365.25;

    private Statistics() {}

    /**
     * What was gained from the first to the last price.
     *
     * @throws FailureException {@code not-enough-data} below two prices
     */
    public static Gain gain(List<Point> points) {
        require(points.size(), 2, "prices");
        Point first = points.getFirst();
        Point last = points.getLast();
        double ratio = last.close() / first.close();
        double years = days(first, last) / DAYS_IN_YEAR;
        Optional<Double> annualized = years < 1 ? Optional.empty() : Optional.of(Math.pow(ratio, 1 / years) - 1);
        return new Gain(first, last, ratio - 1, Math.log(ratio), annualized);
    }

    /**
     * How much prices vary: the sample standard deviation (n - 1) of the logarithmic returns, times the root of the
     * returns in a year. How many those are is taken from the dates themselves, so daily, weekly and monthly prices need
     * no setting.
     *
     * @throws FailureException {@code not-enough-data} below three prices
     */
    public static Variation variation(List<Point> points) {
        require(points.size(), 3, "prices");
        double[] returns = returns(points);
        double deviation = Math.sqrt(comoment(returns, returns) / (returns.length - 1));
        double perYear = returns.length * DAYS_IN_YEAR / days(points.getFirst(), points.getLast());
        return new Variation(deviation * Math.sqrt(perYear), deviation, perYear, returns.length);
    }

    /**
     * The deepest fall from an earlier peak; of equally deep ones the first. If the price never fell, peak and trough are
     * both the first price.
     *
     * @throws FailureException {@code not-enough-data} without a price
     */
    public static Fall fall(List<Point> points) {
        require(points.size(), 1, "prices");
        Point peak = points.getFirst();
        Fall deepest = new Fall(0, peak, peak, Optional.empty());
        for (Point point : points) {
            if (point.close() > peak.close()) {
                peak = point;
            }
            double depth = 1 - point.close() / peak.close();
            if (depth > deepest.depth()) {
                deepest = new Fall(depth, peak, point, Optional.empty());
            }
        }
        return new Fall(deepest.depth(), deepest.peak(), deepest.trough(), recovery(points, deepest));
    }

    /**
     * How alike two series move: Pearson's coefficient of the logarithmic returns between consecutive dates that both
     * have.
     *
     * @throws FailureException {@code not-enough-data} below three common dates; {@code undefined} if one never moves
     */
    public static Likeness likeness(List<Point> first, List<Point> second) {
        List<Point> left = new ArrayList<>();
        List<Point> right = new ArrayList<>();
        align(first, second, left, right);
        require(left.size(), 3, "common dates");
        double[] x = returns(left);
        double[] y = returns(right);
        double scale = Math.sqrt(comoment(x, x) * comoment(y, y));
        if (scale == 0) {
            throw FailureException.rejected(
                    "undefined",
                    "one of the two always moves by the same, so no correlation exists; choose a longer span");
        }
        double coefficient = Math.clamp(comoment(x, y) / scale, -1.0, 1.0);
        return new Likeness(
                coefficient, left.size(), left.getFirst().date(), left.getLast().date());
    }

    private static Optional<Point> recovery(List<Point> points, Fall fall) {
        return points.stream()
                .filter(point ->
                        fall.depth() > 0 && point.date().isAfter(fall.trough().date()))
                .filter(point -> point.close() >= fall.peak().close())
                .findFirst();
    }

    private static void align(List<Point> first, List<Point> second, List<Point> left, List<Point> right) {
        int i = 0;
        int j = 0;
        while (i < first.size() && j < second.size()) {
            int order = first.get(i).date().compareTo(second.get(j).date());
            if (order == 0) {
                left.add(first.get(i));
                right.add(second.get(j));
            }
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
    }

    private static double[] returns(List<Point> points) {
        double[] returns = new double[points.size() - 1];
        for (int i = 0; i < returns.length; i++) {
            returns[i] = Math.log(points.get(i + 1).close() / points.get(i).close());
        }
        return returns;
    }

    /** The sum of the products of the distances from the means. */
    private static double comoment(double[] x, double[] y) {
        double meanX = mean(x);
        double meanY = mean(y);
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += (x[i] - meanX) * (y[i] - meanY);
        }
        return sum;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double days(Point first, Point last) {
        return ChronoUnit.DAYS.between(first.date(), last.date());
    }

    private static void require(int found, int wanted, String what) {
        if (found < wanted) {
            throw FailureException.rejected(
                    "not-enough-data",
                    "the span holds " + found + " " + what + ", at least " + wanted
                            + " are needed; choose a longer span");
        }
    }

    /**
     * @param simple last / first - 1
     * @param log ln(last / first)
     * @param annualized the same gain for each year; empty for less than a year
     */
    public record Gain(Point first, Point last, double simple, double log, Optional<Double> annualized) {}

    /** @param perPeriod standard deviation of the returns from one price to the next */
    public record Variation(double annualized, double perPeriod, double periodsPerYear, int returns) {}

    /**
     * @param depth 1 - trough / peak
     * @param recovery the first price after the trough that is as high as the peak
     */
    public record Fall(double depth, Point peak, Point trough, Optional<Point> recovery) {}

    /** @param coefficient from -1 to 1 */
    public record Likeness(double coefficient, int commonDates, LocalDate from, LocalDate to) {}
}
