package io.satbus.cli.domain;

import io.satbus.bus.inspect.StartAt;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Points in time as people write them. */
public final class TimeWords {
    private TimeWords() {}

    /** {@code beginning}, {@code end}, a time of today, a date, a date with time, an instant, or how long ago. */
    public static StartAt place(String text, Instant now, ZoneId zone) {
        return switch (text) {
            case "beginning" -> StartAt.BEGINNING;
            case "end" -> StartAt.END;
            default -> new StartAt.Time(instant(text, now, zone));
        };
    }

    private static Instant instant(String text, Instant now, ZoneId zone) {
        List<Function<String, Instant>> readings = List.of(
                ago -> now.minus(Durations.parse(ago)),
                Instant::parse,
                time -> LocalTime.parse(time)
                        .atDate(LocalDate.ofInstant(now, zone))
                        .atZone(zone)
                        .toInstant(),
                dateTime -> LocalDateTime.parse(dateTime.replace(' ', 'T'))
                        .atZone(zone)
                        .toInstant(),
                date -> LocalDate.parse(date).atStartOfDay(zone).toInstant());
        return readings.stream()
                .map(reading -> read(reading, text))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> CommandFailure.usage("'" + text + "' is no place to begin; write beginning, end, a"
                        + " time such as 14:30 or 2026-01-31T14:30:00Z, or how long ago, such as 10m."));
    }

    private static Optional<Instant> read(Function<String, Instant> reading, String text) {
        try {
            return Optional.of(reading.apply(text));
        } catch (DateTimeException | IllegalArgumentException anotherForm) {
            return Optional.empty();
        }
    }
}
