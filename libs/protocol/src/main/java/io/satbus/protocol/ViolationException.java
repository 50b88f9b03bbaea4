package io.satbus.protocol;

/** Thrown where a message breaks a rule of the protocol, on the sending as on the receiving side. Cheap: no stack trace. */
public final class ViolationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Violation violation;

    public ViolationException(Violation violation) {
        super(violation.describe(), null, false, false);
        this.violation = violation;
    }

    public Violation violation() {
        return violation;
    }
}
