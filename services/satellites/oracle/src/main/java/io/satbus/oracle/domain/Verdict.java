package io.satbus.oracle.domain;

import java.util.Optional;

/** What the checks say of a row. */
public sealed interface Verdict {
    /** @param warning what is odd about the row all the same, as {@code code: sentence} */
    record Good(Reading.Row row, Optional<String> warning) implements Verdict {}

    /** @param reason a sentence: what was found and what is wanted */
    record Bad(Fault fault, String reason) implements Verdict {}
}
