package io.satbus.aegis.domain;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/** The latest rows of one symbol, at most so many. Holds at least one. Not safe for use by several threads. */
final class Track {
    private final Deque<Quote> quotes = new ArrayDeque<>();

    Track(Collection<Quote> earlier) {
        quotes.addAll(earlier);
    }

    /**
     * Takes the next row.
     *
     * @param capacity rows to keep
     * @return false if it is not newer than the latest: a repetition, or a row out of order
     */
    boolean add(Quote quote, int capacity) {
        if (!quotes.isEmpty() && !quote.date().isAfter(quotes.getLast().date())) {
            return false;
        }
        quotes.addLast(quote);
        while (quotes.size() > capacity) {
            quotes.removeFirst();
        }
        return true;
    }

    Quote latest() {
        return quotes.getLast();
    }

    /** The row before the latest; the latest itself if it is the only one. */
    Quote before() {
        Iterator<Quote> newestFirst = quotes.descendingIterator();
        Quote latest = newestFirst.next();
        return newestFirst.hasNext() ? newestFirst.next() : latest;
    }

    /** The highest of the latest rows; of equal ones the newest. */
    Quote peak(int rows) {
        Quote peak = latest();
        int seen = 0;
        for (Iterator<Quote> newestFirst = quotes.descendingIterator(); newestFirst.hasNext() && seen < rows; seen++) {
            Quote quote = newestFirst.next();
            peak = quote.close() > peak.close() ? quote : peak;
        }
        return peak;
    }

    List<Quote> quotes() {
        return List.copyOf(quotes);
    }
}
