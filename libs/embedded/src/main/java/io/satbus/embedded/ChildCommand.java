package io.satbus.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a child process is to run. No shell looks at the arguments.
 *
 * @param name what people call the child, for messages and thread names
 * @param argv the program, then its arguments
 * @param environment set in addition to this process's environment
 * @param workingDirectory must exist
 * @param logFile takes what the child writes, after what earlier children wrote; its folder is created
 * @param lines if present, receives each line of standard output in place of the log file; called on one thread of the
 *     child's own, which it must not block for long
 */
public record ChildCommand(
        String name,
        List<String> argv,
        Map<String, String> environment,
        Path workingDirectory,
        Path logFile,
        Optional<Consumer<String>> lines) {

    public ChildCommand {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A child process needs a name, for messages about it");
        }
        if (argv.isEmpty() || argv.getFirst().isBlank()) {
            throw new IllegalArgumentException("The child process " + name + " has no program to run");
        }
        if (!Files.isDirectory(workingDirectory)) {
            throw new IllegalArgumentException("The child process " + name + " is to run in " + workingDirectory
                    + ", which is no folder; create it first");
        }
        argv = List.copyOf(argv);
        environment = Map.copyOf(environment);
    }

    /** Runs with this process's environment, and logs all it writes. */
    public static ChildCommand of(String name, Path workingDirectory, Path logFile, List<String> argv) {
        return new ChildCommand(name, argv, Map.of(), workingDirectory, logFile, Optional.empty());
    }

    /** The same with one more variable of the environment. */
    public ChildCommand withEnvironment(String variable, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(variable, value);
        return new ChildCommand(name, argv, more, workingDirectory, logFile, lines);
    }

    /** The same with a listener for the lines of standard output; standard error still goes to the log file. */
    public ChildCommand withLines(Consumer<String> listener) {
        return new ChildCommand(name, argv, environment, workingDirectory, logFile, Optional.of(listener));
    }
}
