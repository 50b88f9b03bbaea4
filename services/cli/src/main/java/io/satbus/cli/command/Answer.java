package io.satbus.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.satbus.bus.Outcome;
import io.satbus.cli.adapter.Json;
import io.satbus.cli.domain.Durations;
import io.satbus.cli.domain.ExitCode;
import io.satbus.protocol.Failure;
import io.satbus.protocol.Message;
import io.satbus.protocol.Reason;
import io.satbus.protocol.payload.PayloadText;
import java.time.Duration;
import java.util.UUID;

/** How a request ended, as it is shown: in words, as JSON, as an exit code. */
record Answer(Outcome outcome, UUID correlation, Duration elapsed) {
    ExitCode exitCode() {
        return switch (outcome) {
            case Outcome.Reply _ -> ExitCode.OK;
            case Outcome.Failed(Failure failure) -> exitCode(failure);
            case Outcome.Expired _, Outcome.Cancelled _ -> ExitCode.EXPIRED;
            case Outcome.Undeliverable(Failure failure) ->
                failure.is(Reason.BUS_UNREACHABLE) ? ExitCode.UNREACHABLE : ExitCode.UNDELIVERABLE;
        };
    }

    /** A receiver that answers that the message had expired or is nothing for it says what others say otherwise. */
    private static ExitCode exitCode(Failure failure) {
        if (failure.is(Reason.EXPIRED)) {
            return ExitCode.EXPIRED;
        }
        return failure.is(Reason.UNKNOWN_TYPE) || failure.is(Reason.UNKNOWN_TARGET)
                ? ExitCode.UNDELIVERABLE
                : ExitCode.FAILURE_REPLY;
    }

    private String word() {
        return switch (outcome) {
            case Outcome.Reply _ -> "reply";
            case Outcome.Failed _ -> "failure";
            case Outcome.Expired _ -> "expired";
            case Outcome.Undeliverable _ -> "undeliverable";
            case Outcome.Cancelled _ -> "cancelled";
        };
    }

    ObjectNode json() {
        ObjectNode json = Json.object();
        json.put("outcome", word());
        json.put("correlationId", correlation.toString());
        json.put("elapsedMs", Durations.millis(elapsed));
        switch (outcome) {
            case Outcome.Reply(Message message) -> json.set("reply", Json.payload(message));
            case Outcome.Failed(Failure failure) -> json.set("error", error(failure));
            case Outcome.Undeliverable(Failure failure) -> json.set("error", error(failure));
            case Outcome.Expired(Duration waited) ->
                json.set("error", error("expired", "No answer within " + Durations.describe(waited)));
            case Outcome.Cancelled() -> json.set("error", error("cancelled", "The request was cancelled"));
        }
        return json;
    }

    private static JsonNode error(Failure failure) {
        return error(failure.code(), failure.message());
    }

    private static JsonNode error(String code, String message) {
        return Json.object().put("code", code).put("message", message);
    }

    String sentence(String satellite, String type) {
        String question = "'" + type + "' to " + satellite;
        return switch (outcome) {
            case Outcome.Reply(Message message) ->
                PayloadText.of(message.envelope().content(), message.payload());
            case Outcome.Failed(Failure failure) ->
                satellite + " answered '" + type + "' with the failure " + failure.code() + ": " + failure.message();
            case Outcome.Expired(Duration waited) ->
                "No answer for " + question + " within " + Durations.describe(waited)
                        + ". 'satbus ps' tells whether " + satellite + " is up, 'satbus trace " + correlation
                        + "' what became of the question; --timeout waits longer.";
            case Outcome.Undeliverable(Failure failure) -> question + " could not be delivered: " + failure.message();
            case Outcome.Cancelled() -> question + " was cancelled.";
        };
    }
}
