package io.satbus.protocol;

import java.util.Locale;

/** What a message is for. The number is the one on the wire and never changes. */
public enum Kind {
    COMMAND(1),
    QUERY(2),
    RESPONSE(3),
    EVENT(4),
    HEARTBEAT(5),
    ERROR(6),
    DATA(7),
    NOTIFICATION(8);

    private static final Kind[] BY_NUMBER = new Kind[9];

    static {
        for (Kind kind : values()) {
            BY_NUMBER[kind.number] = kind;
        }
    }

    private final int number;
    private final String label = name().toLowerCase(Locale.ROOT);

    Kind(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }

    /** The lower-case word used in messages, metrics and on the command line. */
    public String label() {
        return label;
    }

    /** Whether a sender waits for the answer to a message of this kind. */
    public boolean asks() {
        return this == QUERY || this == COMMAND;
    }

    /** Whether it answers an earlier message. */
    public boolean answers() {
        return this == RESPONSE || this == ERROR;
    }

    /** Whether it goes to whoever subscribes to its subject. */
    public boolean published() {
        return this == EVENT || this == DATA || this == HEARTBEAT;
    }

    /** @throws ViolationException if no kind has this number */
    public static Kind ofNumber(int number) {
        if (number > 0 && number < BY_NUMBER.length) {
            return BY_NUMBER[number];
        }
        throw new ViolationException(new Violation(
                Reason.UNKNOWN_KIND,
                "kind",
                "is " + number + ", which names no kind",
                "use one of 1 (command) to 8 (notification)"));
    }
}
