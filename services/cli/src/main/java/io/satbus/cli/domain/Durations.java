package io.satbus.cli.domain;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write and read them. */
public final class Durations {
    private static final Pattern SHORT = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)(ms|s|m|h|d)");
    private static final Map<String, Long> NANOS = Map.of(
            "ms",
            1_000_000L,
            "s",
            1_000_000_000L,
            "m",
            60_000_000_000L,
            "h",
            3_600_000_000_000L,
            "d",
            86_400_000_000_000L);

    private Durations() {}

    /** Reads {@code 500ms}, {@code 5s}, {@code 1.5m}, {@code 2h}, {@code 1d} or ISO-8601 such as {@code PT5S}. */
    public static Duration parse(String text) {
        Matcher matcher = SHORT.matcher(text.toLowerCase(Locale.ROOT));
        if (matcher.matches()) {
            double nanos = Double.parseDouble(matcher.group(1)) * NANOS.getOrDefault(matcher.group(2), 0L);
            return Duration.ofNanos(Math.round(nanos));
        }
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException notIso) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a duration; write 500ms, 5s, 2m, 1h or 1d", notIso);
        }
    }

    /** In milliseconds, to the microsecond. */
    public static double millis(Duration duration) {
        return Math.rint(duration.toNanos() / 1e3) / 1e3;
    }

    /** Three digits at most: {@code 0.4 ms}, {@code 12 ms}, {@code 3.2 s}, {@code 4 min}, {@code 2 h 5 min}, {@code 3 d}. */
    public static String describe(Duration duration) {
        double millis = duration.toNanos() / 1e6;
        if (millis < 1000) {
            return millis < 10 ? String.format(Locale.ROOT, "%.1f ms", millis) : Math.round(millis) + " ms";
        }
        if (millis < 120_000) {
            double seconds = millis / 1000;
            return seconds < 10 ? String.format(Locale.ROOT, "%.1f s", seconds) : Math.round(seconds) + " s";
        }
        if (duration.toHours() < 1) {
            return duration.toMinutes() + " min";
        }
        return duration.toDays() < 2
                ? duration.toHours() + " h " + duration.toMinutesPart() + " min"
                : duration.toDays() + " d";
    }
}
