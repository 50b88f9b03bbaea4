package io.satbus.testkit;

import io.satbus.protocol.Kind;
import io.satbus.protocol.Message;
import io.satbus.protocol.Priority;
import io.satbus.protocol.ViolationException;
import io.satbus.protocol.payload.PayloadType;
import io.satbus.protocol.payload.PayloadTypes;
import java.util.Objects;
import java.util.function.Consumer;
import org.assertj.core.api.AbstractAssert;

/** What can be said of a message. */
public final class MessageAssert extends AbstractAssert<MessageAssert, Message> {
    MessageAssert(Message actual) {
        super(actual, MessageAssert.class);
    }

    public MessageAssert isCommand() {
        return isOfKind(Kind.COMMAND);
    }

    public MessageAssert isQuery() {
        return isOfKind(Kind.QUERY);
    }

    public MessageAssert isEvent() {
        return isOfKind(Kind.EVENT);
    }

    public MessageAssert isNotification() {
        return isOfKind(Kind.NOTIFICATION);
    }

    public MessageAssert isOfKind(Kind kind) {
        return says("kind", kind, actual.envelope().kind());
    }

    public MessageAssert hasPriority(Priority priority) {
        return says("priority", priority, actual.envelope().priority());
    }

    public MessageAssert hasSubject(String subject) {
        return says("subject", subject, actual.envelope().subject());
    }

    public MessageAssert hasKey(String key) {
        return says("key", key, actual.envelope().key());
    }

    public MessageAssert hasType(String type) {
        return says("payload type", type, actual.envelope().content().type());
    }

    public MessageAssert isFrom(String satellite) {
        return says("source", satellite, actual.envelope().source().satellite());
    }

    /** It belongs to the conversation of another message, as caused by it. */
    public MessageAssert isCausedBy(Message cause) {
        says(
                "correlation id",
                cause.envelope().correlationId(),
                actual.envelope().correlationId());
        return says(
                "causation id",
                cause.envelope().id().toString(),
                actual.envelope().causationId().map(Object::toString).orElse("absent"));
    }

    /** Its payload is of this type and is all that is required. */
    public <T> MessageAssert carries(Class<T> type, Consumer<? super T> requirements) {
        PayloadType<T> payload = PayloadTypes.of(type);
        hasType(payload.name());
        try {
            requirements.accept(
                    payload.decode(actual.payload(), actual.envelope().content().mediaType()));
        } catch (ViolationException e) {
            failWithMessage("Expected <%s> to carry a %s, but %s", actual, payload.name(), e.getMessage());
        }
        return this;
    }

    private MessageAssert says(String what, Object expected, Object found) {
        if (!Objects.equals(expected, found)) {
            failWithMessage("Expected the %s of <%s> to be <%s>, but it is <%s>", what, actual, expected, found);
        }
        return this;
    }
}
