package io.satbus.protocol;

import java.util.Optional;
import java.util.UUID;

/**
 * What must be known of a message to answer it, even if the rest of it cannot be understood. Every major version of the
 * protocol keeps these fields where they are.
 *
 * @param correlationId the conversation; the message's own id where it names none
 * @param replyTo empty where the sender awaits no answer
 */
public record ReturnAddress(UUID id, UUID correlationId, Source source, Optional<ReplyTo> replyTo) {
    /** The return address of an envelope that could be read whole. */
    public static ReturnAddress of(Envelope envelope) {
        return new ReturnAddress(envelope.id(), envelope.correlationId(), envelope.source(), envelope.replyTo());
    }
}
