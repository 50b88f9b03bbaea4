package io.satbus.bus.inspect;

/** The platform could not be looked at. The message says what was wanted and why it failed. */
public final class InspectionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InspectionException(String message, Throwable cause) {
        super(message, cause);
    }
}
