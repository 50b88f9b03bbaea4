package io.satbus.satellite;

/** A satellite could not start. The message says who, why, and what to do about it. */
public final class StartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StartException(String message, Throwable cause) {
        super(message, cause);
    }
}
