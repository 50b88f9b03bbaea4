package io.satbus.satellite;

import io.satbus.protocol.Kind;
import io.satbus.protocol.Manifest;
import io.satbus.protocol.payload.Done;
import io.satbus.protocol.payload.PayloadType;
import io.satbus.protocol.payload.PayloadTypes;
import java.util.Optional;

/**
 * One type of message that a satellite handles, and how.
 *
 * @param kind events stand for data too
 * @param reply empty where there is no answer
 */
record Operation<T, R>(Kind kind, PayloadType<T> type, Optional<PayloadType<R>> reply, RequestHandler<T, R> handler) {

    static <T, R> Operation<T, R> answering(Kind kind, Class<T> type, Class<R> reply, RequestHandler<T, R> handler) {
        return new Operation<>(kind, PayloadTypes.of(type), Optional.of(PayloadTypes.of(reply)), handler);
    }

    /** A command that says no more than that it is done. */
    static <T> Operation<T, Done> doing(Class<T> type, MessageHandler<T> handler) {
        return answering(Kind.COMMAND, type, Done.class, done(handler));
    }

    static <T> Operation<T, Done> hearing(Kind kind, Class<T> type, MessageHandler<T> handler) {
        return new Operation<>(kind, PayloadTypes.of(type), Optional.empty(), done(handler));
    }

    private static <T> RequestHandler<T, Done> done(MessageHandler<T> handler) {
        return (message, context) -> {
            handler.handle(message, context);
            return Done.DONE;
        };
    }

    /** Such as {@code query greeter.Greet}. */
    String label() {
        return kind.label() + " " + type.name();
    }

    Manifest.Operation describe() {
        return new Manifest.Operation(
                kind, type.name(), reply.map(PayloadType::name).orElse(""), "", type.fields());
    }
}
