package io.satbus.sage.domain;

import io.satbus.protocol.FailureException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** The series of all symbols, bounded in symbols and in points of each. Not safe for use by several threads. */
public final class PriceBook {
    private static final int SHOWN = 8;

    private final int maxSymbols;
    private final int maxPoints;
    private final TreeMap<String, Series> series = new TreeMap<>();

    /**
     * @param maxSymbols that are kept; prices of further ones are refused
     * @param maxPoints of each symbol; the oldest make room
     */
    public PriceBook(int maxSymbols, int maxPoints) {
        this.maxSymbols = maxSymbols;
        this.maxPoints = maxPoints;
    }

    /**
     * Keeps a price; one of the same symbol and date is replaced.
     *
     * @return whether something changed
     * @throws FailureException {@code too-many-symbols}
     */
    public boolean put(String symbol, Point point) {
        Series known = series.get(symbol);
        if (known == null) {
            if (series.size() >= maxSymbols) {
                throw FailureException.rejected(
                        "too-many-symbols",
                        symbol + " is one symbol more than the " + maxSymbols + " that are kept; raise maxSymbols");
            }
            known = new Series(maxPoints);
            series.put(symbol, known);
        }
        return known.put(point);
    }

    /** @throws FailureException {@code unknown-symbol} */
    public Point latest(String symbol) {
        return known(symbol).last();
    }

    /**
     * What lies in the span, oldest first; maybe nothing.
     *
     * @throws FailureException {@code unknown-symbol}
     */
    public List<Point> within(String symbol, Span span) {
        return known(symbol).within(span);
    }

    /** What is known of each symbol, by name. */
    public List<Holding> holdings() {
        List<Holding> holdings = new ArrayList<>();
        series.forEach((symbol, kept) ->
                holdings.add(new Holding(symbol, kept.size(), kept.dropped(), kept.first(), kept.last())));
        return holdings;
    }

    /** All points, oldest first for each symbol. */
    public void forEach(BiConsumer<String, Point> consumer) {
        series.forEach((symbol, kept) -> kept.within(Span.ALL).forEach(point -> consumer.accept(symbol, point)));
    }

    /** Points that are kept, of all symbols together. */
    public long size() {
        return series.values().stream().mapToLong(Series::size).sum();
    }

    private Series known(String symbol) {
        Series known = series.get(symbol);
        if (known == null) {
            throw FailureException.rejected("unknown-symbol", "no prices of '" + symbol + "'; " + some());
        }
        return known;
    }

    private String some() {
        if (series.isEmpty()) {
            return "there are none of any symbol yet; let oracle publish some";
        }
        String names = String.join(", ", series.keySet().stream().limit(SHOWN).toList());
        return "known are " + names + (series.size() > SHOWN ? " and " + (series.size() - SHOWN) + " more" : "");
    }

    /**
     * What is kept of one symbol.
     *
     * @param dropped points that were too old to fit
     */
    public record Holding(String symbol, int points, long dropped, Point first, Point last) {}
}
