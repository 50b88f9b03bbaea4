package io.satbus.oracle.domain;

import java.util.Locale;

/** Why a row is bad. The code is stable: programs select by it. */
public enum Fault {
    /** A first line that does not name the columns; nothing of the file can be read. */
    BAD_HEADER,
    /** A line above the limit. */
    LINE_TOO_LONG,
    /** Bytes that are not UTF-8. */
    NOT_UTF8,
    /** Not CSV, such as a quote that is not closed. */
    MALFORMED_CSV,
    /** Not one JSON object. */
    MALFORMED_JSON,
    /** More or fewer columns than the header has, or a JSON object without a field. */
    WRONG_COLUMNS,
    /** A column that holds nothing. */
    EMPTY_FIELD,
    /** A symbol with letters that no symbol has. */
    BAD_SYMBOL,
    /** Not a date, or one in the future. */
    BAD_DATE,
    /** Not a positive, finite number. */
    BAD_PRICE,
    /** A day that the symbol has a price for already. */
    DUPLICATE,
    /** A day before the symbol's latest. */
    NOT_MONOTONIC,
    /** A move that is out of all proportion to those before it. */
    OUTLIER,
    /** One symbol more than a file may have. */
    TOO_MANY_SYMBOLS;

    private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The lower-case word with hyphens, such as {@code not-monotonic}. */
    public String code() {
        return code;
    }
}
