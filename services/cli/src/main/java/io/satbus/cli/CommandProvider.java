package io.satbus.cli;

/**
 * Adds a subcommand to {@code satbus}; found by {@link java.util.ServiceLoader}. The launcher puts the module that provides
 * {@code bench} on the class path for that command only.
 */
public interface CommandProvider {
    /**
     * A new object with picocli's {@code @Command(name = ...)} that is a {@code Callable<Integer>} and returns the exit
     * code. It prints to {@code spec.commandLine().getOut()} and {@code getErr()} of its injected {@code @Spec}.
     */
    Object command();
}
