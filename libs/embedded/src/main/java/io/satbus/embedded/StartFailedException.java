package io.satbus.embedded;

/** A server did not start. The message says which, why, and what to do about it; it is fit to be shown to a user. */
public final class StartFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StartFailedException(String message) {
        super(message);
    }

    StartFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
