package io.satbus.cli.command;

import io.satbus.cli.domain.Durations;
import io.satbus.cli.domain.Suggestion;
import io.satbus.protocol.Kind;
import io.satbus.protocol.Priority;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How words of the command line become values. */
final class Converters {
    private Converters() {}

    static void register(CommandLine commandLine) {
        commandLine.registerConverter(Duration.class, Converters::duration);
        commandLine.registerConverter(Priority.class, words(Priority.class));
        commandLine.registerConverter(Kind.class, words(Kind.class));
    }

    private static Duration duration(String text) {
        Duration duration;
        try {
            duration = Durations.parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(String.valueOf(e.getMessage()));
        }
        if (!duration.isPositive()) {
            throw new TypeConversionException("'" + text + "' must be more than zero");
        }
        return duration;
    }

    private static <E extends Enum<E>> ITypeConverter<E> words(Class<E> type) {
        List<String> known = Arrays.stream(type.getEnumConstants())
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .toList();
        return text -> {
            int at = known.indexOf(text.toLowerCase(Locale.ROOT));
            if (at < 0) {
                throw new TypeConversionException(
                        "'" + text + "' is none of " + Suggestion.list(known) + "." + Suggestion.sentence(text, known));
            }
            return type.getEnumConstants()[at];
        };
    }
}
