package io.satbus.oracle.domain;

import java.util.Locale;
import java.util.Set;

/** How a file's lines hold rows. */
public enum Format {
    /** Comma-separated, with a header line that names the columns (RFC 4180, without line ends inside quotes). */
    CSV,
    /** One JSON object on each line. */
    JSON_LINES;

    private static final Set<String> JSON_ENDINGS = Set.of("jsonl", "ndjson", "json");

    /** The format that a file's name promises; anything unknown is CSV. */
    public static Format ofName(String fileName) {
        return JSON_ENDINGS.contains(ending(fileName)) ? JSON_LINES : CSV;
    }

    /** Whether a file in a directory of prices is one to read. */
    public static boolean known(String fileName) {
        return ending(fileName).equals("csv") || JSON_ENDINGS.contains(ending(fileName));
    }

    private static String ending(String fileName) {
        return fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
