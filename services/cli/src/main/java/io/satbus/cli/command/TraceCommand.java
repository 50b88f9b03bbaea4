package io.satbus.cli.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.satbus.bus.inspect.Seen;
import io.satbus.cli.adapter.Console;
import io.satbus.cli.adapter.Console.Style;
import io.satbus.cli.adapter.Json;
import io.satbus.cli.domain.CommandFailure;
import io.satbus.cli.domain.ConversationTree;
import io.satbus.cli.domain.Counts;
import io.satbus.cli.domain.Durations;
import io.satbus.cli.domain.ExitCode;
import io.satbus.cli.domain.SatelliteDirectory;
import io.satbus.cli.domain.Wording;
import io.satbus.protocol.Envelope;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows one conversation. */
@Command(
        name = "trace",
        header = "Show all messages of one conversation as a tree, with times.",
        description =
                "Each message stands under the one that caused it. 'ask', 'send' and 'publish' print the id of the"
                        + " conversation that they begin.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  satbus trace 019aa3c1-5a9e-7c30-b6d8-2f6f0f6b7f10",
            "  satbus trace 019aa3c1-5a9e-7c30-b6d8-2f6f0f6b7f10 --json"
        })
final class TraceCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private final Where where;

    @Parameters(index = "0", paramLabel = "CORRELATION_ID", description = "The id of the conversation.")
    private String id = "";

    @Option(names = "--payload", description = "Show what each message carries, too.")
    private boolean payload;

    @Option(names = "--json", description = "Print an array of the messages, with depth and sinceBeginMs of each.")
    private boolean asJson;

    TraceCommand(Session session) {
        this.session = session;
        this.where = new Where(session);
    }

    @Override
    public Integer call() {
        UUID correlation = correlation();
        ConversationTree tree = new ConversationTree(where.inspect(inspector -> inspector.conversation(correlation)));
        if (tree.size() == 0) {
            throw new CommandFailure(
                    ExitCode.FAILED,
                    "No message of the conversation " + id + " is on the platform: the id is wrong, or its messages"
                            + " are older than topics keep them.");
        }
        if (asJson) {
            session.console().json(json(tree.lines()));
        } else {
            print(tree);
        }
        return ExitCode.OK.number();
    }

    private UUID correlation() {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage("'" + id + "' is not the id of a conversation; it has the form"
                    + " 019aa3c1-5a9e-7c30-b6d8-2f6f0f6b7f10.");
        }
    }

    private void print(ConversationTree tree) {
        Console console = session.console();
        console.line(console.styled(Style.BOLD, "conversation " + id) + "  " + Counts.of(tree.size(), "message") + ", "
                + Durations.describe(tree.duration()));
        for (ConversationTree.Line line : tree.lines()) {
            Envelope envelope = line.seen().message().envelope();
            String since =
                    String.format(Locale.ROOT, "%+9.0f ms", line.sinceBegin().toNanos() / 1e6);
            console.line(console.styled(Style.DIM, since + "  " + line.branch())
                    + console.styled(MessagePrinter.style(envelope), Wording.of(envelope.kind())) + " "
                    + SatelliteDirectory.shortName(envelope.content().type()) + "  " + Wording.sender(envelope)
                    + console.styled(Style.DIM, " -> ") + console.styled(Style.NAME, Wording.destination(envelope))
                    + (payload ? "  " + MessagePrinter.payload(line.seen()) : ""));
        }
    }

    private static ArrayNode json(List<ConversationTree.Line> lines) {
        ArrayNode array = Json.array();
        for (ConversationTree.Line line : lines) {
            Seen.Spoken seen = line.seen();
            ObjectNode message = MessagePrinter.json(seen);
            message.put("depth", line.depth()).put("sinceBeginMs", Durations.millis(line.sinceBegin()));
            array.add(message);
        }
        return array;
    }
}
