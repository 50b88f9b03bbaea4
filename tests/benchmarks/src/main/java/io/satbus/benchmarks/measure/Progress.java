package io.satbus.benchmarks.measure;

import java.io.PrintWriter;

/** Tells people what is going on, line by line. */
public final class Progress {
    private final PrintWriter out;

    public Progress(PrintWriter out) {
        this.out = out;
    }

    public void say(String line) {
        out.println(line);
        out.flush();
    }
}
