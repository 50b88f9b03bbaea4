package io.satbus.oracle.domain;

import java.time.LocalDate;

/** What one line says. */
public sealed interface Reading {
    /** A well-formed row; whether it fits its symbol's history is another question. */
    record Row(String symbol, LocalDate date, double close) implements Reading {}

    /**
     * A line that is no row.
     *
     * @param reason a sentence: what was found and what is wanted
     */
    record Bad(Fault fault, String reason) implements Reading {}
}
