package io.satbus.benchmarks;

import picocli.CommandLine;

/** Runs the benchmarks without the rest of the command line. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        CommandLine bench = new CommandLine(new BenchCommand());
        bench.getCommandSpec().mixinStandardHelpOptions(true);
        System.exit(bench.execute(args));
    }
}
