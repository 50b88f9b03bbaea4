package io.satbus.cli.command;

import io.satbus.bus.Bus;
import io.satbus.bus.Outcome;
import io.satbus.bus.Payload;
import io.satbus.cli.adapter.Json;
import io.satbus.cli.domain.CommandFailure;
import io.satbus.cli.domain.Durations;
import io.satbus.cli.domain.SatelliteDirectory;
import io.satbus.cli.domain.Wording;
import io.satbus.protocol.EnvelopeBuilder;
import io.satbus.protocol.Kind;
import io.satbus.protocol.Message;
import io.satbus.protocol.MessageIds;
import io.satbus.protocol.Priority;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks one question and prints the answer. */
@Command(
        name = "ask",
        header = "Ask a satellite and print its answer.",
        description = "Sends a query or a command and waits for the answer. TYPE may be short: 'Latest' for"
                + " 'io.example.Latest', in any case of letters.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  satbus ask sage Latest '{\"symbol\": \"AAPL\"}'",
            "  satbus ask sage latest @question.json --timeout 500ms --json",
            "  satbus ask aegis/1 ListRules     one instance, and not just any"
        })
final class AskCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private final Where where;

    @Parameters(
            index = "0",
            paramLabel = "SATELLITE",
            description = "A satellite, or one instance: SATELLITE/INSTANCE.")
    private String satellite = "";

    @Parameters(index = "1", paramLabel = "TYPE", description = "What to ask; 'satbus types' lists what there is.")
    private String type = "";

    @Parameters(
            index = "2",
            arity = "0..1",
            paramLabel = "JSON",
            defaultValue = "{}",
            description = "The question as JSON, or @FILE. Default: {}.")
    private String json = "{}";

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            defaultValue = "5s",
            description = "How long to wait, such as 500ms, 5s, 2m. Default: 5s.")
    private Duration timeout = Duration.ofSeconds(5);

    @Option(
            names = "--priority",
            paramLabel = "PRIORITY",
            defaultValue = "medium",
            description = "critical, high, medium or low. Default: medium.")
    private Priority priority = Priority.MEDIUM;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description = "query or command. Default: what the satellite says it is.")
    private Optional<Kind> kind = Optional.empty();

    @Option(
            names = "--json",
            description = "Print an object with outcome, correlationId, elapsedMs, and reply or error.")
    private boolean asJson;

    AskCommand(Session session) {
        this.session = session;
        this.where = new Where(session);
    }

    @Override
    public Integer call() {
        if (kind.filter(given -> !given.asks()).isPresent()) {
            throw CommandFailure.usage(
                    "Only a query or a command can be asked; use 'satbus send' or 'satbus publish'.");
        }
        PayloadArgument argument = PayloadArgument.of(json, session);
        argument.payload("checked", "The payload");
        return where.startBusAndInspect(
                inspector -> Recipient.find(inspector, satellite, type, kind, Kind::asks),
                (bus, recipient) -> ask(
                        bus, recipient, argument.payload(recipient.operation().type(), "The payload")));
    }

    private int ask(Bus bus, Recipient recipient, Payload payload) {
        UUID id = MessageIds.next();
        EnvelopeBuilder draft = bus.draft(recipient.operation().kind(), recipient.target())
                .id(id)
                .priority(priority);
        long begin = System.nanoTime();
        Outcome outcome = bus.request(draft, payload, timeout).join();
        Answer answer = new Answer(outcome, id, Duration.ofNanos(System.nanoTime() - begin));
        if (asJson) {
            session.console().json(answer.json());
        } else if (outcome instanceof Outcome.Reply(Message message)) {
            session.console().json(Json.payload(message));
            session.console()
                    .note(SatelliteDirectory.shortName(
                                    message.envelope().content().type()) + " from "
                            + Wording.sender(message.envelope()) + " in " + Durations.describe(answer.elapsed())
                            + ", conversation " + id);
        } else {
            session.console().problem(answer.sentence(satellite, type));
        }
        return answer.exitCode().number();
    }
}
