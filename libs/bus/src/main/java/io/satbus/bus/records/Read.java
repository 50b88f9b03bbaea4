package io.satbus.bus.records;

import io.satbus.protocol.Message;
import io.satbus.protocol.ReturnAddress;
import io.satbus.protocol.Violation;
import java.util.Optional;

/** What became of a record's bytes. */
public sealed interface Read {
    /** A message that keeps every rule. */
    record Good(Message message) implements Read {}

    /**
     * A record that is no message.
     *
     * @param sender present where it could be read, so that the sender can be told
     */
    record Bad(Violation violation, Optional<ReturnAddress> sender) implements Read {}
}
