package io.satbus.satellite;

import io.satbus.bus.Outcome;
import io.satbus.protocol.Content;
import io.satbus.protocol.Failure;
import io.satbus.protocol.Message;
import io.satbus.protocol.Reason;
import io.satbus.protocol.ViolationException;
import io.satbus.protocol.payload.PayloadType;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Turns what the bus says of a request into what its asker wants to know. */
final class Requests {
    private Requests() {}

    /** Completes when the outcome does. Cancelling it cancels the request, and it ends as cancelled. */
    static <R> CompletableFuture<Answer<R>> typed(CompletableFuture<Outcome> outcome, PayloadType<R> type) {
        CompletableFuture<Answer<R>> answer = new CompletableFuture<>();
        var _ = outcome.whenComplete((ended, thrown) -> {
            if (thrown == null) {
                answer.complete(answerOf(ended, type));
            } else if (thrown instanceof CancellationException) {
                answer.complete(new Answer.Cancelled<>());
            } else {
                answer.completeExceptionally(thrown);
            }
        });
        var _ = answer.whenComplete((_, thrown) -> {
            if (thrown instanceof CancellationException) {
                outcome.cancel(false);
            }
        });
        return answer;
    }

    static <R> Answer<R> await(CompletableFuture<Answer<R>> answer) throws InterruptedException {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            answer.cancel(false);
            throw e;
        } catch (ExecutionException e) {
            throw new IllegalStateException("the bus broke its promise to end a request normally", e.getCause());
        }
    }

    private static <R> Answer<R> answerOf(Outcome outcome, PayloadType<R> type) {
        return switch (outcome) {
            case Outcome.Reply(Message message) -> replied(message, type);
            case Outcome.Failed(Failure failure) -> new Answer.Failed<>(failure);
            case Outcome.Expired(java.time.Duration waited) -> new Answer.Expired<>(waited);
            case Outcome.Undeliverable(Failure failure) -> new Answer.Undeliverable<>(failure);
            case Outcome.Cancelled() -> new Answer.Cancelled<>();
        };
    }

    private static <R> Answer<R> replied(Message message, PayloadType<R> type) {
        Content content = message.envelope().content();
        if (!content.type().equals(type.name())) {
            return new Answer.Failed<>(Failure.rejected(
                    Reason.MALFORMED_PAYLOAD,
                    message.envelope().source() + " answered with " + content.type() + " where " + type.name()
                            + " was expected; ask for " + content.type()));
        }
        try {
            return new Answer.Replied<>(type.decode(message.payload(), content.mediaType()));
        } catch (ViolationException e) {
            return new Answer.Failed<>(Failure.of(e.violation()));
        }
    }
}
