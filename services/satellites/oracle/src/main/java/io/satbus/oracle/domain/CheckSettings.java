package io.satbus.oracle.domain;

/**
 * How strict the checks of a symbol's history are.
 *
 * @param window logarithmic returns and intervals that are remembered for each symbol
 * @param minimum of these that must be known before a row can be an outlier
 * @param outlierDeviations median absolute deviations from the median return that make an outlier
 * @param outlierFloor smallest median absolute deviation to reckon with, as a logarithmic return; keeps a price that
 *     hardly ever moves from making every move an outlier
 * @param gapFactor times the median interval that make a gap
 * @param maxSymbols that one file may have; bounds the memory
 */
public record CheckSettings(
        int window, int minimum, double outlierDeviations, double outlierFloor, double gapFactor, int maxSymbols) {
    public static final CheckSettings DEFAULT = new CheckSettings(36, 12, 8, 0.01, 5, 10_000);

    public CheckSettings {
        if (minimum < 2 || window < minimum || window > 1000) {
            throw new IllegalArgumentException(
                    "window is " + window + " and minimum " + minimum + "; use 2 <= minimum <= window <= 1000 returns");
        }
        if (!(outlierDeviations > 0) || !(outlierFloor > 0) || !(gapFactor > 1)) {
            throw new IllegalArgumentException("outlierDeviations is " + outlierDeviations + ", outlierFloor "
                    + outlierFloor + " and gapFactor " + gapFactor + "; use more than 0, 0 and 1");
        }
        if (maxSymbols < 1) {
            throw new IllegalArgumentException("maxSymbols is " + maxSymbols + "; use at least 1");
        }
    }
}
