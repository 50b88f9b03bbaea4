package io.satbus.bus.send;

import io.satbus.bus.UndeliverableException;
import io.satbus.protocol.Failure;
import io.satbus.protocol.Message;
import io.satbus.protocol.Reason;
import io.satbus.protocol.ViolationException;
import org.apache.kafka.clients.producer.BufferExhaustedException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/** What an error of the producer means for a message. */
final class SendFailures {
    private SendFailures() {}

    static UndeliverableException of(Message message, @Nullable Throwable thrown) {
        Failure failure = failureOf(message, thrown);
        return thrown == null ? new UndeliverableException(failure) : new UndeliverableException(failure, thrown);
    }

    private static Failure failureOf(Message message, @Nullable Throwable thrown) {
        String what = "Could not send " + message + ": ";
        return switch (thrown) {
            case RecordTooLargeException e -> Failure.rejected(Reason.PAYLOAD_TOO_LARGE, what + e.getMessage());
            case UnknownTopicOrPartitionException e -> Failure.rejected(Reason.UNKNOWN_TARGET, what + e.getMessage());
            case AuthorizationException e -> Failure.rejected(Reason.NOT_AUTHORIZED, what + e.getMessage());
            case BufferExhaustedException e ->
                Failure.retry(Reason.OVERLOADED, what + "the send buffer stayed full; " + e.getMessage());
            case ViolationException e -> Failure.of(e.violation());
            case null -> Failure.retry(Reason.BUS_UNREACHABLE, what + "the client gave no reason");
            default -> Failure.retry(Reason.BUS_UNREACHABLE, what + thrown);
        };
    }
}
