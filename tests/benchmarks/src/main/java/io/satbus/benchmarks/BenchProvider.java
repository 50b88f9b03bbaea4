package io.satbus.benchmarks;

import io.satbus.cli.CommandProvider;

/** Makes {@code bench} a command of {@code satbus}. */
public final class BenchProvider implements CommandProvider {
    @Override
    public Object command() {
        return new BenchCommand();
    }
}
