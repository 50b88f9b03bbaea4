package io.satbus.cli.command;

import io.satbus.bus.Bus;
import io.satbus.bus.Payload;
import io.satbus.bus.TopicNames;
import io.satbus.bus.inspect.Inspector;
import io.satbus.cli.adapter.Json;
import io.satbus.cli.domain.CommandFailure;
import io.satbus.cli.domain.ExitCode;
import io.satbus.cli.domain.SatelliteDirectory;
import io.satbus.cli.domain.Suggestion;
import io.satbus.protocol.EnvelopeBuilder;
import io.satbus.protocol.Kind;
import io.satbus.protocol.MessageIds;
import io.satbus.protocol.Names;
import io.satbus.protocol.Priority;
import io.satbus.protocol.Target;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Publishes one event under a subject. */
@Command(
        name = "publish",
        header = "Publish an event under a subject.",
        description =
                "Whoever subscribes to the subject gets it. The first name of the subject is its stream, which some"
                        + " satellite must publish or subscribe to.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  satbus publish prices.AAPL Price '{\"symbol\": \"AAPL\", \"close\": 101.5}'",
            "  satbus publish prices.AAPL Price @price.json --kind data --key AAPL"
        })
final class PublishCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private final Where where;

    @Parameters(index = "0", paramLabel = "SUBJECT", description = "Names joined by dots, such as prices.AAPL.")
    private String subject = "";

    @Parameters(
            index = "1",
            paramLabel = "TYPE",
            description = "The type of the payload, in short if a satellite handles it.")
    private String type = "";

    @Parameters(
            index = "2",
            arity = "0..1",
            paramLabel = "JSON",
            defaultValue = "{}",
            description = "The event as JSON, or @FILE. Default: {}.")
    private String json = "{}";

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            defaultValue = "event",
            description = "event or data. Default: event.")
    private Kind kind = Kind.EVENT;

    @Option(
            names = "--priority",
            paramLabel = "PRIORITY",
            defaultValue = "medium",
            description = "critical, high, medium or low. Default: medium.")
    private Priority priority = Priority.MEDIUM;

    @Option(names = "--key", paramLabel = "KEY", description = "Messages of equal key are handled in order.")
    private String key = "";

    @Option(names = "--ttl", paramLabel = "DURATION", description = "How long it may wait to be handled. Default: 24h.")
    private Optional<Duration> ttl = Optional.empty();

    @Option(
            names = "--json",
            description = "Print an object with messageId, correlationId, topic, partition and offset.")
    private boolean asJson;

    PublishCommand(Session session) {
        this.session = session;
        this.where = new Where(session);
    }

    @Override
    public Integer call() {
        if (kind != Kind.EVENT && kind != Kind.DATA) {
            throw CommandFailure.usage("Only events and data are published under a subject; --kind is "
                    + kind.name().toLowerCase(java.util.Locale.ROOT) + ".");
        }
        if (!Names.validSubject(subject)) {
            throw CommandFailure.usage("'" + subject + "' is not a subject; join names of letters, digits, '-' or '_'"
                    + " with dots, such as prices.AAPL.");
        }
        PayloadArgument argument = PayloadArgument.of(json, session);
        argument.payload("checked", "The payload");
        String fullType = where.inspect(this::checkedType);
        Payload payload = argument.payload(fullType, "The payload");
        try (Bus bus = where.bus()) {
            return publish(bus, payload);
        }
    }

    /** The subject's stream must be known to somebody: its topics are made by those who publish or subscribe. */
    private String checkedType(Inspector inspector) {
        SatelliteDirectory directory = new SatelliteDirectory(inspector.manifests());
        Collection<String> streams = directory.streams();
        String stream = TopicNames.streamOf(subject);
        if (!streams.contains(stream)) {
            throw new CommandFailure(
                    ExitCode.UNDELIVERABLE,
                    "Nobody publishes or subscribes to subjects that begin with '" + stream + "'; known are "
                            + (streams.isEmpty() ? "none" : Suggestion.list(streams)) + "."
                            + Suggestion.sentence(stream, streams));
        }
        return directory.fullType(type);
    }

    private int publish(Bus bus, Payload payload) {
        UUID id = MessageIds.next();
        EnvelopeBuilder draft = bus.draft(kind, Target.SUBSCRIBERS)
                .id(id)
                .subject(subject)
                .priority(priority)
                .key(key);
        ttl.ifPresent(draft::ttl);
        return bus.publish(draft, payload)
                .handle((receipt, thrown) -> {
                    if (thrown != null) {
                        Sending.Result result = Sending.result(thrown);
                        session.console().problem(result.sentence());
                        return result.code().number();
                    }
                    if (asJson) {
                        session.console()
                                .json(Json.object()
                                        .put("messageId", id.toString())
                                        .put("correlationId", id.toString())
                                        .put("topic", receipt.topic())
                                        .put("partition", receipt.partition())
                                        .put("offset", receipt.offset()));
                    } else {
                        session.console()
                                .line("published to " + receipt.topic() + ", partition " + receipt.partition()
                                        + ", offset " + receipt.offset() + ", conversation " + id);
                    }
                    return ExitCode.OK.number();
                })
                .join();
    }
}
