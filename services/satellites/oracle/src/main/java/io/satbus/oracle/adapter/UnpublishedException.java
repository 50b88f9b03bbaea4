package io.satbus.oracle.adapter;

/** A row did not get onto the bus; reading goes back to the last checkpoint. */
final class UnpublishedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnpublishedException(Throwable cause) {
        super("a row could not be published: " + cause.getMessage(), cause);
    }
}
