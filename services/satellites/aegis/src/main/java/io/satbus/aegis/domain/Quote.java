package io.satbus.aegis.domain;

import java.time.LocalDate;

/** A price on a day. */
public record Quote(LocalDate date, double close) {
    public Quote {
        if (!(close > 0) || !Double.isFinite(close)) {
            throw new IllegalArgumentException(
                    "close of " + date + " is " + close + "; a price is positive and finite");
        }
    }
}
