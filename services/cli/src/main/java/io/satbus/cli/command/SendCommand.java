package io.satbus.cli.command;

import io.satbus.bus.Bus;
import io.satbus.bus.Payload;
import io.satbus.bus.inspect.Inspector;
import io.satbus.cli.adapter.Json;
import io.satbus.cli.domain.CommandFailure;
import io.satbus.cli.domain.Durations;
import io.satbus.cli.domain.ExitCode;
import io.satbus.protocol.EnvelopeBuilder;
import io.satbus.protocol.Kind;
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

/** Sends commands that nobody waits for, one or very many. */
@Command(
        name = "send",
        header = "Send a command to a satellite, or thousands from standard input.",
        description = "Done when every replica has the message; with --wait when the satellite has handled it."
                + " A satellite that is down gets the message when it comes back, unless --ttl is over by then.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  satbus send aegis RemoveRule '{\"name\": \"jump\"}' --wait",
            "  satbus send oracle Ingest @file.json --priority high --ttl 10m",
            "  satbus send aegis RemoveRule - < commands.jsonl        one JSON object in each line"
        })
final class SendCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private final Where where;

    @Parameters(
            index = "0",
            paramLabel = "SATELLITE",
            description = "A satellite, or one instance: SATELLITE/INSTANCE.")
    private String satellite = "";

    @Parameters(index = "1", paramLabel = "TYPE", description = "What to send; 'satbus types' lists what there is.")
    private String type = "";

    @Parameters(
            index = "2",
            arity = "0..1",
            paramLabel = "JSON",
            defaultValue = "{}",
            description = "The command as JSON, @FILE, or - to read JSON lines from standard input. Default: {}.")
    private String json = "{}";

    @Option(
            names = "--priority",
            paramLabel = "PRIORITY",
            defaultValue = "medium",
            description = "critical, high, medium or low. Default: medium.")
    private Priority priority = Priority.MEDIUM;

    @Option(
            names = "--ttl",
            paramLabel = "DURATION",
            description = "How long the message may wait to be handled. Default: 24h; with --wait 5s.")
    private Optional<Duration> ttl = Optional.empty();

    @Option(names = "--key", paramLabel = "KEY", description = "Messages of equal key are handled in order.")
    private String key = "";

    @Option(names = "--wait", description = "Wait until the satellite has handled it, or has failed.")
    private boolean wait;

    @Option(names = "--json", description = "Print an object with sent, failed, elapsedMs, and the ids of one message.")
    private boolean asJson;

    SendCommand(Session session) {
        this.session = session;
        this.where = new Where(session);
    }

    @Override
    public Integer call() {
        boolean many = json.equals(PayloadArgument.STANDARD_INPUT);
        PayloadArgument argument = PayloadArgument.of(many ? "{}" : json, session);
        argument.payload("checked", "The payload");
        if (wait) {
            return where.startBusAndInspect(this::recipient, (bus, recipient) -> send(bus, recipient, argument, many));
        }
        Recipient recipient = where.inspect(this::recipient);
        try (Bus bus = where.bus()) {
            return send(bus, recipient, argument, many);
        }
    }

    private Recipient recipient(Inspector inspector) {
        Recipient recipient = Recipient.find(inspector, satellite, type, Optional.empty(), SendCommand::sendable);
        if (wait && !recipient.operation().kind().asks()) {
            throw CommandFailure.usage("Nobody answers a notification: leave --wait away for " + type + ".");
        }
        return recipient;
    }

    private int send(Bus bus, Recipient recipient, PayloadArgument argument, boolean many) {
        Sending sending = new Sending(bus, recipient, wait, ttl.orElse(Duration.ofSeconds(5)));
        return many ? sendMany(sending, recipient) : sendOne(sending, recipient, argument);
    }

    private static boolean sendable(Kind kind) {
        return kind == Kind.COMMAND || kind == Kind.NOTIFICATION;
    }

    private EnvelopeBuilder draft(Sending sending, Recipient recipient) {
        EnvelopeBuilder draft = sending.bus()
                .draft(recipient.operation().kind(), recipient.target())
                .priority(priority)
                .key(key);
        ttl.ifPresent(draft::ttl);
        return draft;
    }

    private int sendOne(Sending sending, Recipient recipient, PayloadArgument argument) {
        UUID id = MessageIds.next();
        Payload payload = argument.payload(recipient.operation().type(), "The payload");
        long begin = System.nanoTime();
        Sending.Result result =
                sending.send(draft(sending, recipient).id(id), payload).join();
        Duration elapsed = Duration.ofNanos(System.nanoTime() - begin);
        if (asJson) {
            session.console()
                    .json(Json.object()
                            .put("sent", result.code() == ExitCode.OK ? 1 : 0)
                            .put("failed", result.code() == ExitCode.OK ? 0 : 1)
                            .put("elapsedMs", Durations.millis(elapsed))
                            .put("messageId", id.toString())
                            .put("correlationId", id.toString()));
        } else if (result.code() == ExitCode.OK) {
            session.console().line((wait ? "handled by " + satellite : "acknowledged") + ", conversation " + id);
        }
        if (result.code() != ExitCode.OK) {
            session.console().problem(result.sentence());
        }
        return result.code().number();
    }

    private int sendMany(Sending sending, Recipient recipient) {
        LineSender lines = new LineSender(session.console(), sending);
        ExitCode code = lines.sendAll(
                line -> new PayloadArgument(line.text())
                        .payload(recipient.operation().type(), "Line " + line.number() + " of standard input"),
                () -> draft(sending, recipient),
                asJson);
        return code.number();
    }
}
