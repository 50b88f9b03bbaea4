package io.satbus.cli.command;

import io.satbus.cli.domain.KnownType;
import io.satbus.cli.domain.SatelliteDirectory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Completes commands, their options, satellites and types. Belongs to the thread that reads the line. */
final class ShellCompleter implements Completer {
    private static final Set<String> TO_SATELLITES = Set.of("ask", "send");

    private final CommandLine commands;
    private final Supplier<SatelliteDirectory> looking;
    private Optional<SatelliteDirectory> known = Optional.empty();

    ShellCompleter(CommandLine commands, Supplier<SatelliteDirectory> looking) {
        this.commands = commands;
        this.looking = looking;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        candidates(line.words(), line.wordIndex()).forEach(word -> candidates.add(new Candidate(word)));
    }

    /** All words that may stand at this place; the reader keeps those that fit what is typed. */
    Collection<String> candidates(List<String> words, int place) {
        if (place == 0) {
            List<String> names = new ArrayList<>(commands.getSubcommands().keySet());
            names.addAll(List.of("help", "exit"));
            return names;
        }
        String command = words.getFirst();
        String typed = place < words.size() ? words.get(place) : "";
        if (typed.startsWith("-")) {
            return options(command);
        }
        if (TO_SATELLITES.contains(command)) {
            return place == 1 ? satellites() : place == 2 ? types(words.get(1)) : List.of();
        }
        return switch (command) {
            case "tail" -> satellites();
            case "types" ->
                directory().types().stream()
                        .map(KnownType::shortName)
                        .distinct()
                        .toList();
            case "help" -> commands.getSubcommands().keySet();
            default -> List.of();
        };
    }

    private Collection<String> options(String command) {
        CommandLine found = commands.getSubcommands().get(command);
        return found == null
                ? List.of()
                : found.getCommandSpec().options().stream()
                        .map(OptionSpec::longestName)
                        .toList();
    }

    private Collection<String> satellites() {
        return directory().satellites();
    }

    private Collection<String> types(String satellite) {
        return directory().operations(satellite).stream()
                .map(operation -> SatelliteDirectory.shortName(operation.type()))
                .distinct()
                .toList();
    }

    /** Looked at once: completing must be instant, and satellites seldom change while somebody types. */
    private SatelliteDirectory directory() {
        SatelliteDirectory directory = known.orElseGet(looking);
        known = directory.satellites().isEmpty() ? Optional.empty() : Optional.of(directory);
        return directory;
    }
}
