package io.satbus.cli.command;

import io.satbus.cli.domain.Suggestion;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What the parser complains of, in sentences. */
final class Sentences {
    private Sentences() {}

    static String of(ParameterException thrown) {
        return switch (thrown) {
            case UnmatchedArgumentException unmatched -> unmatched(unmatched);
            case MissingParameterException missing -> missing(missing);
            default -> invalid(thrown);
        };
    }

    private static String unmatched(UnmatchedArgumentException thrown) {
        CommandLine at = thrown.getCommandLine();
        String word = thrown.getUnmatched().getFirst();
        if (word.startsWith("-") && word.length() > 1) {
            List<String> options = new ArrayList<>();
            at.getCommandSpec().options().stream()
                    .filter(option -> !option.hidden())
                    .map(OptionSpec::longestName)
                    .forEach(options::add);
            String name = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
            return "'" + at.getCommandName() + "' has no option " + name + "; it has " + Suggestion.list(options) + "."
                    + Suggestion.sentence(name, options);
        }
        if (!at.getSubcommands().isEmpty()) {
            List<String> commands = at.getSubcommands().entrySet().stream()
                    .filter(entry ->
                            !entry.getValue().getCommandSpec().usageMessage().hidden())
                    .map(java.util.Map.Entry::getKey)
                    .toList();
            return "There is no command '" + word + "'; there are " + Suggestion.list(commands) + "."
                    + Suggestion.sentence(word, commands);
        }
        return "'" + at.getCommandName() + "' takes no further argument, and got '" + word
                + "'. Put JSON in quotes, so that the shell leaves it whole.";
    }

    private static String missing(MissingParameterException thrown) {
        List<String> names = thrown.getMissing().stream().map(Sentences::name).toList();
        return "'" + thrown.getCommandLine().getCommandName() + "' needs " + String.join(" and ", names) + ".";
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option
                ? "a value for " + option.longestName() + " (" + argument.paramLabel() + ")"
                : argument.paramLabel();
    }

    private static String invalid(ParameterException thrown) {
        String message = String.valueOf(thrown.getMessage());
        return message.endsWith(".") || message.endsWith("?") ? message : message + ".";
    }
}
