package io.satbus.sage.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The prices of one symbol by date, at most so many: the oldest make room. One price for each date; a later one replaces
 * it. Not safe for use by several threads.
 */
final class Series {
    private final int capacity;
    private final List<Point> points = new ArrayList<>();
    private long dropped;

    Series(int capacity) {
        this.capacity = capacity;
    }

    /** Returns whether something changed: an equal price, or one older than all that fit, changes nothing. */
    boolean put(Point point) {
        int at = indexOf(point.date());
        if (at < points.size() && points.get(at).date().equals(point.date())) {
            return !points.set(at, point).equals(point);
        }
        if (at == 0 && points.size() == capacity) {
            dropped++;
            return false;
        }
        points.add(at, point);
        if (points.size() > capacity) {
            dropped++;
            points.removeFirst();
        }
        return true;
    }

    int size() {
        return points.size();
    }

    long dropped() {
        return dropped;
    }

    Point first() {
        return points.getFirst();
    }

    Point last() {
        return points.getLast();
    }

    /** A copy of what lies in the span, oldest first. */
    List<Point> within(Span span) {
        int end = span.to().equals(LocalDate.MAX)
                ? points.size()
                : indexOf(span.to().plusDays(1));
        return List.copyOf(points.subList(indexOf(span.from()), end));
    }

    /** The index of the first point on this date or after it. */
    private int indexOf(LocalDate date) {
        if (points.isEmpty() || points.getLast().date().isBefore(date)) {
            return points.size();
        }
        int low = 0;
        int high = points.size() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (points.get(middle).date().isBefore(date)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
