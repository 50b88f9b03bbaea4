package io.satbus.cli.domain;

import java.util.Locale;

/** Numbers and sizes as people read them. */
public final class Counts {
    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB"};

    private Counts() {}

    /** With a comma between thousands. */
    public static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** In the largest unit that gives at least 1. */
    public static String bytes(long bytes) {
        int unit = 0;
        double value = bytes;
        while (value >= 1024 && unit < UNITS.length - 1) {
            value /= 1024;
            unit++;
        }
        return unit == 0 ? bytes + " B" : String.format(Locale.ROOT, "%.1f %s", value, UNITS[unit]);
    }

    /** {@code 1 message}, {@code 2 messages}. */
    public static String of(long number, String noun) {
        return grouped(number) + " " + noun + (number == 1 ? "" : "s");
    }
}
