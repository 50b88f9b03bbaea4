package io.satbus.bus;

import io.satbus.protocol.Envelope;
import io.satbus.protocol.Failure;
import io.satbus.protocol.Message;
import java.time.Duration;

/** One message in the hands of its handler. */
public interface Delivery {
    Message message();

    default Envelope envelope() {
        return message().envelope();
    }

    /** Time until the message's deadline; not negative. Nested requests get no more than this. */
    Duration remaining();

    /**
     * Answers the asker; the first answer counts. Without effect for a message that nobody waits for. Never blocks
     * longer than sending does.
     */
    void reply(Payload payload);

    /** Answers the asker with a failure, as {@link #reply}. */
    void fail(Failure failure);
}
