package io.satbus.cli;

import io.satbus.cli.adapter.Console;
import io.satbus.cli.adapter.Console.Terminals;
import io.satbus.cli.adapter.Installation;
import io.satbus.cli.adapter.KafkaNetwork;
import io.satbus.cli.command.Session;
import io.satbus.cli.command.Subcommands;
import io.satbus.cli.config.CliSettings;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** The {@code satbus} command: puts the parts together and ends with the exit code. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        Path here = Path.of("").toAbsolutePath();
        Optional<Path> home =
                Optional.ofNullable(System.getProperty("satbus.home")).map(Path::of);
        CliSettings settings = CliSettings.of(System.getenv(), here, home);
        Console console = new Console(
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
                new PrintWriter(System.out, false, StandardCharsets.UTF_8),
                new PrintWriter(System.err, false, StandardCharsets.UTF_8),
                Terminals.of(System.getProperty("satbus.terminals", "")),
                !settings.noColour());
        int code = run(args, new Session(console, settings, new Installation(settings.home()), new KafkaNetwork()));
        console.out().flush();
        console.err().flush();
        System.exit(code);
    }

    /** Runs one command line and returns its exit code. */
    static int run(String[] args, Session session) {
        List<Object> provided = ServiceLoader.load(CommandProvider.class).stream()
                .map(provider -> provider.get().command())
                .toList();
        return Subcommands.commandLine(session, provided).execute(args);
    }
}
