package io.satbus.protocol;

import java.util.Locale;

/** Why the platform refused a message. The code is stable: programs, metrics and dead letters use it. */
public enum Reason {
    /** A record that has neither an envelope nor CloudEvents headers. */
    NO_ENVELOPE,
    /** More than one envelope header. */
    AMBIGUOUS_ENVELOPE,
    /** Envelope bytes that are truncated, repeated or not an envelope at all. */
    MALFORMED_ENVELOPE,
    /** An envelope above its limit. */
    ENVELOPE_TOO_LARGE,
    UNSUPPORTED_VERSION,
    UNKNOWN_KIND,
    UNKNOWN_PRIORITY,
    /** A field of the envelope breaks a rule of its kind. */
    INVALID_FIELD,
    /** A payload above its limit. */
    PAYLOAD_TOO_LARGE,
    /** The payload's size is not the one that the envelope gives. */
    SIZE_MISMATCH,
    /** A payload that cannot be read as its type. */
    MALFORMED_PAYLOAD,
    /** Nobody at the target handles this kind of this type. */
    UNKNOWN_TYPE,
    /** No such satellite, subject or capability. */
    UNKNOWN_TARGET,
    /** Its time to live was over before it was handled. */
    EXPIRED,
    /** The handler failed in a way that it did not declare. */
    HANDLER_FAILED,
    /** The chain of messages became longer than its hop limit. */
    TOO_MANY_HOPS,
    /** Meant for another incarnation, or from one that has been replaced. */
    STALE_INCARNATION,
    /** The receiver is shutting down. */
    SHUTTING_DOWN,
    /** A bounded buffer is full. */
    OVERLOADED,
    /** The bus cannot be reached. */
    BUS_UNREACHABLE,
    /** The bus refuses this sender. */
    NOT_AUTHORIZED;

    private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The lower-case word with hyphens, such as {@code unknown-type}. */
    public String code() {
        return code;
    }
}
