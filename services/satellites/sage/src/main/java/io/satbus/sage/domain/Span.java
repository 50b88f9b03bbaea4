package io.satbus.sage.domain;

import io.satbus.protocol.FailureException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/** Days from one to another, both included. */
public record Span(LocalDate from, LocalDate to) {
    public static final Span ALL = new Span(LocalDate.MIN, LocalDate.MAX);

    public Span {
        if (from.isAfter(to)) {
            throw FailureException.rejected(
                    "bad-span", "from is " + from + " and to is " + to + "; the span must begin before it ends");
        }
    }

    /**
     * @param from ISO date; empty for the beginning
     * @param to ISO date; empty for the end
     * @throws FailureException {@code bad-date} or {@code bad-span}
     */
    public static Span of(String from, String to) {
        return new Span(
                from.isEmpty() ? LocalDate.MIN : date("from", from), to.isEmpty() ? LocalDate.MAX : date("to", to));
    }

    private static LocalDate date(String field, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException _) {
            throw FailureException.rejected(
                    "bad-date", field + " is '" + text + "', which is no date; write it as 2005-01-31");
        }
    }
}
