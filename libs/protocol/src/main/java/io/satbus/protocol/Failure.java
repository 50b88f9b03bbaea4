package io.satbus.protocol;

import java.util.Objects;

/**
 * What went wrong with a message, and what that means for it.
 *
 * <p>{@code code} is a stable word for programs; {@code message} a sentence for people.
 */
public sealed interface Failure {
    String code();

    String message();

    /** The same message may succeed later: try again. */
    record Transient(String code, String message) implements Failure {
        public Transient {
            Objects.requireNonNull(code, "code");
            message = bounded(message);
        }
    }

    /** The same message will never succeed: do not try again. */
    record Rejected(String code, String message) implements Failure {
        public Rejected {
            Objects.requireNonNull(code, "code");
            message = bounded(message);
        }
    }

    /** The receiver itself is broken: stop it. */
    record Fatal(String code, String message) implements Failure {
        public Fatal {
            Objects.requireNonNull(code, "code");
            message = bounded(message);
        }
    }

    /** Longest message, in characters; what is longer is cut. */
    int MAX_MESSAGE = 4_000;

    private static String bounded(String message) {
        Objects.requireNonNull(message, "message");
        return message.length() <= MAX_MESSAGE ? message : message.substring(0, MAX_MESSAGE);
    }

    static Failure rejected(Reason reason, String message) {
        return new Rejected(reason.code(), message);
    }

    static Failure retry(Reason reason, String message) {
        return new Transient(reason.code(), message);
    }

    static Failure of(Violation violation) {
        return new Rejected(violation.reason().code(), violation.describe());
    }

    default boolean is(Reason reason) {
        return code().equals(reason.code());
    }
}
