package io.satbus.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.satbus.cli.adapter.Console;
import io.satbus.cli.adapter.Installation;
import io.satbus.cli.adapter.Network;
import io.satbus.cli.command.Session;
import io.satbus.cli.config.CliSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** One run of the command, and all that came of it. */
record CommandRun(int code, String out, String err) {
    static CommandRun of(Network network, Path directory, String input, String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CliSettings settings = CliSettings.of(Map.of(), directory, Optional.empty());
        Console console = new Console(
                new BufferedReader(new StringReader(input)),
                new PrintWriter(out),
                new PrintWriter(err),
                Console.Terminals.NONE,
                true);
        int code = Main.run(args, new Session(console, settings, new Installation(directory), network));
        console.out().flush();
        console.err().flush();
        return new CommandRun(code, out.toString(), err.toString());
    }

    JsonNode json() throws IOException {
        return new ObjectMapper().readTree(out);
    }
}
