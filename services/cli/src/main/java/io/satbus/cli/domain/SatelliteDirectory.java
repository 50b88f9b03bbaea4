package io.satbus.cli.domain;

import io.satbus.bus.TopicNames;
import io.satbus.protocol.Kind;
import io.satbus.protocol.Manifest;
import io.satbus.protocol.Manifest.Operation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** What satellites are known, and what they understand: the registry as the command line uses it. */
public final class SatelliteDirectory {
    private final Map<String, List<Manifest>> manifests = new TreeMap<>();

    public SatelliteDirectory(Collection<Manifest> registry) {
        for (Manifest manifest : registry) {
            manifests
                    .computeIfAbsent(manifest.identity().satellite(), name -> new ArrayList<>())
                    .add(manifest);
        }
    }

    public Collection<String> satellites() {
        return List.copyOf(manifests.keySet());
    }

    /** First names of the subjects that somebody publishes or subscribes to. */
    public Collection<String> streams() {
        TreeSet<String> streams = new TreeSet<>();
        for (Manifest manifest : all()) {
            streams.addAll(manifest.publishes());
            manifest.subscribes().forEach(pattern -> streams.add(TopicNames.streamOf(pattern)));
        }
        return streams;
    }

    /**
     * The full name of a type that any satellite handles; a name with a dot, or one that nobody knows, is taken as it is.
     *
     * @throws CommandFailure if the short name fits several types
     */
    public String fullType(String type) {
        List<Operation> known = satellites().stream()
                .flatMap(satellite -> operations(satellite).stream())
                .toList();
        List<String> names =
                matching(known, type).stream().map(Operation::type).distinct().toList();
        if (names.size() > 1) {
            throw new CommandFailure(
                    ExitCode.UNDELIVERABLE,
                    "'" + type + "' fits several types: " + Suggestion.list(names) + ". Give the full name.");
        }
        return names.isEmpty() ? type : names.getFirst();
    }

    /** What a satellite handles, one for each type and kind, in the order of the type's short name. */
    public List<Operation> operations(String satellite) {
        Map<String, Operation> byType = new LinkedHashMap<>();
        manifests.getOrDefault(satellite, List.of()).stream()
                .sorted(Comparator.comparing(Manifest::startedAt).reversed())
                .flatMap(manifest -> manifest.operations().stream())
                .forEach(operation -> byType.putIfAbsent(operation.kind() + " " + operation.type(), operation));
        return byType.values().stream()
                .sorted(Comparator.comparing(operation -> shortName(operation.type())))
                .toList();
    }

    /** What all satellites handle, by satellite, then by short name. */
    public List<KnownType> types() {
        return satellites().stream()
                .flatMap(satellite ->
                        operations(satellite).stream().map(operation -> new KnownType(satellite, operation)))
                .toList();
    }

    /** @throws CommandFailure if no such satellite was ever registered */
    public void requireSatellite(String satellite) {
        if (manifests.isEmpty()) {
            throw new CommandFailure(
                    ExitCode.UNDELIVERABLE,
                    "Satellite '" + satellite + "' is unknown: no satellite is registered on this platform."
                            + " Start some with 'satbus up'.");
        }
        if (!manifests.containsKey(satellite)) {
            throw new CommandFailure(
                    ExitCode.UNDELIVERABLE,
                    "Satellite '" + satellite + "' is unknown; known are " + Suggestion.list(satellites()) + "."
                            + Suggestion.sentence(satellite, satellites()));
        }
    }

    /**
     * The operation that a person means: by full name, else by short name, else by short name whatever its case.
     *
     * @throws CommandFailure if the satellite or the type is unknown, or the short name fits several types
     */
    public Operation operation(String satellite, String type, Predicate<Kind> kinds) {
        requireSatellite(satellite);
        List<Operation> candidates = operations(satellite).stream()
                .filter(operation -> kinds.test(operation.kind()))
                .toList();
        List<Operation> found = matching(candidates, type);
        if (found.size() == 1) {
            return found.getFirst();
        }
        if (found.isEmpty()) {
            List<String> known = candidates.stream()
                    .map(operation -> shortName(operation.type()))
                    .distinct()
                    .toList();
            throw new CommandFailure(
                    ExitCode.UNDELIVERABLE,
                    satellite + " does not handle '" + type + "' here; it handles "
                            + (known.isEmpty() ? "nothing of this kind" : Suggestion.list(known)) + "."
                            + Suggestion.sentence(type, known));
        }
        throw new CommandFailure(
                ExitCode.UNDELIVERABLE,
                "'" + type + "' fits several types of " + satellite + ": "
                        + Suggestion.list(
                                found.stream().map(SatelliteDirectory::describe).toList())
                        + ". Give the full name, and --kind if the names are the same.");
    }

    /** The last part of a type's name. */
    public static String shortName(String type) {
        return type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1);
    }

    private static String describe(Operation operation) {
        return operation.type() + " (" + operation.kind().name().toLowerCase(Locale.ROOT) + ")";
    }

    private static List<Operation> matching(List<Operation> candidates, String type) {
        List<Predicate<Operation>> steps = List.of(
                operation -> operation.type().equals(type),
                operation -> shortName(operation.type()).equals(type),
                operation -> shortName(operation.type()).equalsIgnoreCase(type));
        return steps.stream()
                .map(step -> candidates.stream().filter(step).toList())
                .filter(list -> !list.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private Collection<Manifest> all() {
        return manifests.values().stream().flatMap(List::stream).toList();
    }
}
