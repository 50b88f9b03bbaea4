package io.satbus.testkit;

import io.satbus.bus.Outcome;
import io.satbus.protocol.Failure;
import org.assertj.core.api.AbstractAssert;

/** What can be said of the outcome of a request. */
public final class OutcomeAssert extends AbstractAssert<OutcomeAssert, Outcome> {
    OutcomeAssert(Outcome actual) {
        super(actual, OutcomeAssert.class);
    }

    /** It is a reply, of which more can be said. */
    public MessageAssert isReply() {
        if (actual instanceof Outcome.Reply(var message)) {
            return new MessageAssert(message);
        }
        throw failure("Expected a reply, but the request ended as <%s>", actual);
    }

    /** The receiver failed with this code. */
    public OutcomeAssert failedWith(String code) {
        if (!(actual instanceof Outcome.Failed(Failure failure))
                || !failure.code().equals(code)) {
            throw failure("Expected a failure with the code <%s>, but the request ended as <%s>", code, actual);
        }
        return this;
    }

    public OutcomeAssert isExpired() {
        return isA(Outcome.Expired.class);
    }

    public OutcomeAssert isUndeliverable() {
        return isA(Outcome.Undeliverable.class);
    }

    public OutcomeAssert isCancelled() {
        return isA(Outcome.Cancelled.class);
    }

    private OutcomeAssert isA(Class<? extends Outcome> type) {
        isInstanceOf(type);
        return this;
    }
}
