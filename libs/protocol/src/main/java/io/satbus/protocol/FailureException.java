package io.satbus.protocol;

/** Thrown by a handler that knows what is wrong: the asker gets exactly this failure. Cheap: no stack trace. */
public final class FailureException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    public FailureException(Failure failure) {
        super(failure.code() + ": " + failure.message(), null, false, false);
        this.failure = failure;
    }

    public static FailureException rejected(String code, String message) {
        return new FailureException(new Failure.Rejected(code, message));
    }

    public static FailureException retry(String code, String message) {
        return new FailureException(new Failure.Transient(code, message));
    }

    public Failure failure() {
        return failure;
    }
}
