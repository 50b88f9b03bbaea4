package io.satbus.cli.command;

import io.satbus.bus.Bus;
import io.satbus.bus.Outcome;
import io.satbus.bus.Payload;
import io.satbus.bus.UndeliverableException;
import io.satbus.cli.domain.CommandFailure;
import io.satbus.cli.domain.ExitCode;
import io.satbus.protocol.EnvelopeBuilder;
import io.satbus.protocol.Reason;
import io.satbus.protocol.ViolationException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Sends messages to one recipient and says what became of each. Safe for use by any thread. */
record Sending(Bus bus, Recipient recipient, boolean waits, Duration timeout) {
    /** @param sentence what went wrong; empty if nothing did */
    record Result(ExitCode code, String sentence) {
        static final Result SENT = new Result(ExitCode.OK, "");
    }

    /** Always completes normally. */
    CompletableFuture<Result> send(EnvelopeBuilder draft, Payload payload) {
        try {
            return waits
                    ? bus.request(draft, payload, timeout).thenApply(this::result)
                    : bus.publish(draft, payload)
                            .thenApply(receipt -> Result.SENT)
                            .exceptionally(Sending::result);
        } catch (ViolationException e) {
            throw CommandFailure.usage("The message cannot be sent: " + e.getMessage() + ".");
        }
    }

    private Result result(Outcome outcome) {
        Answer answer = new Answer(outcome, new UUID(0, 0), timeout);
        return answer.exitCode() == ExitCode.OK
                ? Result.SENT
                : new Result(
                        answer.exitCode(),
                        answer.sentence(satellite(), recipient.operation().type()));
    }

    private String satellite() {
        return switch (recipient.target()) {
            case io.satbus.protocol.Target.ToInstance(String satellite, String instance) -> satellite + "/" + instance;
            case io.satbus.protocol.Target.ToSatellite(String satellite) -> satellite;
            default -> "the receiver";
        };
    }

    static Result result(Throwable thrown) {
        Throwable cause =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        if (cause instanceof UndeliverableException undeliverable) {
            ExitCode code =
                    undeliverable.failure().is(Reason.BUS_UNREACHABLE) ? ExitCode.UNREACHABLE : ExitCode.UNDELIVERABLE;
            return new Result(
                    code,
                    "The message could not be delivered: "
                            + undeliverable.failure().message());
        }
        return new Result(ExitCode.UNREACHABLE, "The message could not be sent: " + cause.getMessage());
    }
}
