package io.satbus.cli.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.satbus.bus.inspect.Inspector;
import io.satbus.cli.adapter.Console;
import io.satbus.cli.adapter.Console.Style;
import io.satbus.cli.adapter.Json;
import io.satbus.cli.domain.CommandFailure;
import io.satbus.cli.domain.ExampleJson;
import io.satbus.cli.domain.ExitCode;
import io.satbus.cli.domain.KnownType;
import io.satbus.cli.domain.SatelliteDirectory;
import io.satbus.cli.domain.Suggestion;
import io.satbus.cli.domain.Table;
import io.satbus.cli.domain.Wording;
import io.satbus.protocol.Manifest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists what satellites understand. */
@Command(
        name = "types",
        header = "List the message types that satellites handle, or show one with an example.",
        description = "The registry tells: every satellite writes there what it understands when it starts.",
        footerHeading = "%nExamples:%n",
        footer = {"  satbus types", "  satbus types Latest", "  satbus types --json"})
final class TypesCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private final Where where;

    @Parameters(index = "0", arity = "0..1", paramLabel = "TYPE", description = "A type, in full or in short.")
    private Optional<String> type = Optional.empty();

    @Option(names = "--json", description = "Print an array of objects.")
    private boolean asJson;

    TypesCommand(Session session) {
        this.session = session;
        this.where = new Where(session);
    }

    @Override
    public Integer call() {
        SatelliteDirectory directory = new SatelliteDirectory(where.inspect(Inspector::manifests));
        List<KnownType> all = directory.types();
        List<KnownType> shown = type.map(name ->
                        all.stream().filter(known -> known.isCalled(name)).toList())
                .orElse(all);
        if (type.isPresent() && shown.isEmpty()) {
            List<String> names =
                    all.stream().map(KnownType::shortName).distinct().toList();
            throw new CommandFailure(
                    ExitCode.UNDELIVERABLE,
                    "No satellite handles '" + type.get() + "'; known are "
                            + (names.isEmpty() ? "none" : Suggestion.list(names)) + "."
                            + Suggestion.sentence(type.get(), names));
        }
        if (asJson) {
            session.console().json(json(shown));
        } else if (type.isPresent()) {
            shown.forEach(this::describe);
        } else {
            session.console().table(table(shown));
        }
        return ExitCode.OK.number();
    }

    private static Table table(List<KnownType> types) {
        Table table = Table.of("SATELLITE", "TYPE", "KIND", "REPLY", "FIELDS");
        for (KnownType known : types) {
            table.add(
                    known.satellite(),
                    known.shortName(),
                    Wording.of(known.operation().kind()),
                    known.operation().replyType().isEmpty()
                            ? "-"
                            : SatelliteDirectory.shortName(known.operation().replyType()),
                    String.join(
                            ", ",
                            known.operation().fields().stream()
                                    .map(Manifest.Field::name)
                                    .toList()));
        }
        return table;
    }

    private void describe(KnownType known) {
        Console console = session.console();
        Manifest.Operation operation = known.operation();
        console.line(console.styled(Style.BOLD, operation.type()) + "  " + Wording.of(operation.kind()) + " of "
                + console.styled(Style.NAME, known.satellite()));
        if (!operation.description().isEmpty()) {
            console.line("  " + operation.description());
        }
        if (!operation.replyType().isEmpty()) {
            console.line("  answered with " + operation.replyType());
        }
        for (Manifest.Field field : operation.fields()) {
            console.line("  " + field.name() + ": " + (field.repeated() ? "list of " : "") + field.type());
        }
        String example = ExampleJson.of(operation.fields());
        if (operation.kind().asks()) {
            String verb = operation.replyType().isEmpty() ? "send" : "ask";
            console.line(console.styled(
                    Style.DIM,
                    "  satbus " + verb + " " + known.satellite() + " " + known.shortName() + " '" + example + "'"));
        } else {
            console.line(console.styled(Style.DIM, "  " + example));
        }
    }

    private static ArrayNode json(List<KnownType> types) {
        ArrayNode array = Json.array();
        for (KnownType known : types) {
            Manifest.Operation operation = known.operation();
            ObjectNode object = array.addObject()
                    .put("satellite", known.satellite())
                    .put("type", operation.type())
                    .put("shortName", known.shortName())
                    .put("kind", Wording.of(operation.kind()))
                    .put("replyType", operation.replyType())
                    .put("description", operation.description());
            ArrayNode fields = object.putArray("fields");
            for (Manifest.Field field : operation.fields()) {
                fields.addObject()
                        .put("name", field.name())
                        .put("type", field.type())
                        .put("repeated", field.repeated());
            }
            object.set("example", Json.parse(ExampleJson.of(operation.fields()), "An example"));
        }
        return array;
    }
}
