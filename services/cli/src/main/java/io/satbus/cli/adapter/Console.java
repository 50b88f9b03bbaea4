package io.satbus.cli.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import io.satbus.cli.domain.Table;
import java.io.BufferedReader;
import java.io.PrintWriter;

/**
 * What the user sees and types. Colours only where a terminal shows them. Safe for use by any thread: a line is written
 * as a whole.
 */
public final class Console {
    private static final String RESET = "\u001b[0m";
    /** Returns to the beginning of the line and clears it. */
    private static final String CLEAR_LINE = "\r\u001b[2K";

    private final BufferedReader in;
    private final PrintWriter out;
    private final PrintWriter err;
    private final Terminals terminals;
    private final boolean colours;
    private volatile String status = "";

    /** Which of the streams are a terminal. */
    public record Terminals(boolean in, boolean out, boolean err) {
        public static final Terminals NONE = new Terminals(false, false, false);

        /** Reads what the launcher found, such as {@code "in out err"}. */
        public static Terminals of(String words) {
            return new Terminals(words.contains("in"), words.contains("out"), words.contains("err"));
        }
    }

    /** How a piece of text stands out. */
    public enum Style {
        PLAIN(""),
        BOLD("\u001b[1m"),
        DIM("\u001b[2m"),
        GOOD("\u001b[32m"),
        WARN("\u001b[33m"),
        BAD("\u001b[31m"),
        NAME("\u001b[36m");

        private final String code;

        Style(String code) {
            this.code = code;
        }
    }

    /** @param colours whether terminals are to show colours */
    public Console(BufferedReader in, PrintWriter out, PrintWriter err, Terminals terminals, boolean colours) {
        this.in = in;
        this.out = out;
        this.err = err;
        this.terminals = terminals;
        this.colours = colours;
    }

    public BufferedReader in() {
        return in;
    }

    public PrintWriter out() {
        return out;
    }

    public PrintWriter err() {
        return err;
    }

    public Terminals terminals() {
        return terminals;
    }

    /** Whether what goes to standard output may hold colours. */
    public boolean colourful() {
        return colours && terminals.out();
    }

    /** The text as it is to be written to standard output. */
    public String styled(Style style, String text) {
        return colourful() && style != Style.PLAIN ? style.code + text + RESET : text;
    }

    /** Writes a line, above the status line if there is one. */
    public void line(String text) {
        String shown = status;
        out.print(shown.isEmpty() ? text + System.lineSeparator() : CLEAR_LINE + text + System.lineSeparator() + shown);
        out.flush();
    }

    /** Shows a line that the next one replaces; does nothing unless standard output is a terminal. */
    public void status(String text) {
        if (terminals.out() && !text.equals(status)) {
            status = text;
            out.print(CLEAR_LINE + text);
            out.flush();
        }
    }

    /** Says what is going on, on standard error; replaced by the next progress if that is a terminal. */
    public void progress(String text) {
        if (terminals.err()) {
            err.print(CLEAR_LINE + text);
            err.flush();
        }
    }

    /** Adds what people like to know and programs do not: on standard error, and only if that is a terminal. */
    public void note(String text) {
        if (terminals.err()) {
            err.println(colours ? Style.DIM.code + text + RESET : text);
            err.flush();
        }
    }

    /** Ends a progress, so that the next line stands where it stood. */
    public void clearProgress() {
        progress("");
    }

    /** Tells what went wrong, on standard error. */
    public void problem(String sentence) {
        String name = colours && terminals.err() ? Style.BAD.code + "satbus:" + RESET : "satbus:";
        err.println(name + " " + sentence);
        err.flush();
    }

    /** Writes the headings in bold, and the rows. */
    public void table(Table table) {
        boolean heading = true;
        for (String line : table.lines()) {
            line(heading ? styled(Style.BOLD, line) : line);
            heading = false;
        }
    }

    /** Writes JSON, indented for people at a terminal and on one line for programs. */
    public void json(JsonNode node) {
        line(terminals.out() ? node.toPrettyString() : node.toString());
    }
}
