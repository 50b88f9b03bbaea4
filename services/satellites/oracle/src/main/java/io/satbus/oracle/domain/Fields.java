package io.satbus.oracle.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** The three fields of a row, from text. Immutable. */
public final class Fields {
    /** Longest text of a date or a price: what is longer is neither. */
    private static final int LONGEST = 40;

    private static final int EXCERPT = 60;
    private static final Pattern SYMBOL = Pattern.compile("[A-Za-z0-9^=._:/-]{1,32}");
    private static final List<DateTimeFormatter> DATES =
            List.of(strict("uuuu-MM-dd"), strict("MMM d uuuu"), strict("MMM d, uuuu"));

    private final Supplier<LocalDate> today;

    /** @param today the date that no row can be after; tomorrow is still accepted, for other time zones */
    public Fields(Supplier<LocalDate> today) {
        this.today = today;
    }

    Reading row(String symbol, String date, String price) {
        if (symbol.isEmpty() || date.isEmpty() || price.isEmpty()) {
            String empty = symbol.isEmpty() ? "symbol" : date.isEmpty() ? "date" : "price";
            return new Reading.Bad(Fault.EMPTY_FIELD, "the " + empty + " is empty; every row needs all three");
        }
        if (!SYMBOL.matcher(symbol).matches()) {
            return new Reading.Bad(
                    Fault.BAD_SYMBOL,
                    "symbol " + quoted(symbol) + " is none; use 1 to 32 letters, digits and any of ^ = . _ : / -");
        }
        Optional<LocalDate> day = date(date);
        if (day.isEmpty()) {
            return new Reading.Bad(
                    Fault.BAD_DATE, "date " + quoted(date) + " is none; write it as 2000-01-31 or Jan 31 2000");
        }
        if (day.get().isAfter(today.get().plusDays(1))) {
            return new Reading.Bad(Fault.BAD_DATE, "date " + day.get() + " is in the future; prices are of the past");
        }
        double close = price(price);
        return close > 0
                ? new Reading.Row(symbol, day.get(), close)
                : new Reading.Bad(
                        Fault.BAD_PRICE, "price " + quoted(price) + " is none; use a positive number such as 39.81");
    }

    /** A piece of input, fit to be shown: bounded, and without control characters. */
    static String quoted(String text) {
        String shown = text.length() <= EXCERPT ? text : text.substring(0, EXCERPT) + "...";
        return "'" + shown.replaceAll("\\p{Cntrl}", "?") + "'";
    }

    private static Optional<LocalDate> date(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        return DATES.stream().flatMap(format -> tried(format, text).stream()).findFirst();
    }

    private static Optional<LocalDate> tried(DateTimeFormatter format, String text) {
        try {
            return Optional.of(LocalDate.parse(text, format));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    /** Returns the price, or -1 if it is none. */
    private static double price(String text) {
        if (text.length() > LONGEST) {
            return -1;
        }
        try {
            double value = new BigDecimal(text).doubleValue();
            return Double.isFinite(value) ? value : -1;
        } catch (NumberFormatException _) {
            return -1;
        }
    }

    private static DateTimeFormatter strict(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT);
    }
}
