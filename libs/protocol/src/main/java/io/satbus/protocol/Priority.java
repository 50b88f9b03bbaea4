package io.satbus.protocol;

import java.util.Locale;

/** How urgent a message is. Ordered from the most urgent. */
public enum Priority {
    CRITICAL(1),
    HIGH(2),
    MEDIUM(0),
    LOW(3);

    private static final Priority[] BY_NUMBER = {MEDIUM, CRITICAL, HIGH, LOW};

    private final int number;
    private final String label = name().toLowerCase(Locale.ROOT);

    Priority(int number) {
        this.number = number;
    }

    /** The number on the wire: medium is 0, so that a sender that says nothing gets it. */
    public int number() {
        return number;
    }

    /** The order in which priorities are served; 0 is served first. */
    @SuppressWarnings("EnumOrdinal") // The order of the constants is the order of service.
    public int rank() {
        return ordinal();
    }

    /** The lower-case word used in topics, metrics and on the command line. */
    public String label() {
        return label;
    }

    /** @throws ViolationException if no priority has this number */
    public static Priority ofNumber(int number) {
        if (number >= 0 && number < BY_NUMBER.length) {
            return BY_NUMBER[number];
        }
        throw new ViolationException(new Violation(
                Reason.UNKNOWN_PRIORITY,
                "priority",
                "is " + number + ", which names no priority",
                "use 0 (medium), 1 (critical), 2 (high) or 3 (low)"));
    }
}
