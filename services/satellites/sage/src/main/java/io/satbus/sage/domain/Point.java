package io.satbus.sage.domain;

import java.time.LocalDate;

/**
 * One price.
 *
 * @param source name of the file it came from
 * @param line in that file
 */
public record Point(LocalDate date, double close, String source, long line) {
    public Point {
        if (!(close > 0) || !Double.isFinite(close)) {
            throw new IllegalArgumentException(
                    "close of " + date + " is " + close + "; a price is positive and finite");
        }
    }
}
