package io.satbus.protocol.wire;

import io.satbus.protocol.Envelope;
import io.satbus.protocol.ReturnAddress;
import io.satbus.protocol.Violation;
import io.satbus.protocol.ViolationException;
import java.util.Optional;

/** What became of an envelope's bytes. */
public sealed interface Decoded {
    /** An envelope that keeps every rule. */
    record Valid(Envelope envelope) implements Decoded {}

    /**
     * Bytes that break a rule.
     *
     * @param sender present where the sender and its message's id could be read, so that it can be told
     */
    record Invalid(Violation violation, Optional<ReturnAddress> sender) implements Decoded {}

    /** @throws ViolationException if it is invalid */
    default Envelope orThrow() {
        return switch (this) {
            case Valid(Envelope envelope) -> envelope;
            case Invalid invalid -> throw new ViolationException(invalid.violation());
        };
    }
}
