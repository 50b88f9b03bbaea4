package io.satbus.cli.command;

import io.satbus.bus.inspect.Inspector;
import io.satbus.cli.adapter.Console;
import io.satbus.cli.domain.CommandFailure;
import io.satbus.cli.domain.ExitCode;
import io.satbus.cli.domain.SatelliteDirectory;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.ParsedLine;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The same commands at a prompt. */
@Command(
        name = "shell",
        header = "The same commands at a prompt, with history and completion.",
        description = "Tab completes commands, options, satellites and types. 'exit' or Ctrl-D leaves.",
        footerHeading = "%nExamples:%n",
        footer = {"  satbus shell", "  echo 'ps' | satbus shell        commands from standard input"})
final class ShellCommand implements Callable<Integer> {
    private static final String PROMPT = "satbus> ";

    private final Session session;
    private final Supplier<CommandLine> commands;

    @Mixin
    private final Where where;

    ShellCommand(Session session, Supplier<CommandLine> commands) {
        this.session = session;
        this.commands = commands;
        this.where = new Where(session);
    }

    @Override
    public Integer call() throws IOException {
        if (!session.console().terminals().in()) {
            return readLines();
        }
        try (Terminal terminal = TerminalBuilder.builder().system(true).build()) {
            LineReader reader = LineReaderBuilder.builder()
                    .terminal(terminal)
                    .parser(parser())
                    .completer(new ShellCompleter(commands.get(), this::directory))
                    .variable(LineReader.HISTORY_FILE, where.folder().path().resolve("history"))
                    .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                    .build();
            return prompt(reader);
        }
    }

    /** JSON holds braces and quotes: only quotes and blanks mean something, as in a shell. */
    private static DefaultParser parser() {
        DefaultParser parser = new DefaultParser();
        parser.setEofOnUnclosedQuote(true);
        return parser;
    }

    private int prompt(LineReader reader) {
        Console console = session.console();
        console.line("'help' lists the commands, Tab completes, 'exit' leaves.");
        while (true) {
            try {
                reader.readLine(PROMPT);
                List<String> words = words(reader.getParsedLine());
                if (isExit(words)) {
                    return ExitCode.OK.number();
                }
                execute(words);
            } catch (UserInterruptException abandonedLine) {
                console.line("");
            } catch (EndOfFileException end) {
                return ExitCode.OK.number();
            }
        }
    }

    private int readLines() throws IOException {
        int code = ExitCode.OK.number();
        for (String line = session.console().in().readLine();
                line != null;
                line = session.console().in().readLine()) {
            List<String> words = words(parser().parse(line, line.length()));
            if (isExit(words)) {
                return code;
            }
            code = execute(words);
        }
        return code;
    }

    private static List<String> words(ParsedLine line) {
        return line.words().stream().filter(word -> !word.isEmpty()).toList();
    }

    private static boolean isExit(List<String> words) {
        return !words.isEmpty()
                && (words.getFirst().equals("exit") || words.getFirst().equals("quit"));
    }

    private int execute(List<String> words) {
        if (words.isEmpty() || words.getFirst().startsWith("#")) {
            return ExitCode.OK.number();
        }
        List<String> arguments = words.getFirst().equals("help")
                ? (words.size() > 1 ? List.of(words.get(1), "--help") : List.of("--help"))
                : words;
        return commands.get().execute(arguments.toArray(String[]::new));
    }

    /** What there is to complete; nothing while the platform cannot be reached, because completing must not complain. */
    private SatelliteDirectory directory() {
        try {
            return new SatelliteDirectory(where.inspect(Inspector::manifests));
        } catch (CommandFailure unreachable) {
            return new SatelliteDirectory(List.of());
        }
    }
}
