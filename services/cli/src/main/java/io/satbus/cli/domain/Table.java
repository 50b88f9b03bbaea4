package io.satbus.cli.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Rows under headings, aligned in columns. Belongs to one thread. */
public final class Table {
    private final List<String> headings;
    private final Set<Integer> numbers;
    private final List<List<String>> rows = new ArrayList<>();

    private Table(List<String> headings, Set<Integer> numbers) {
        this.headings = headings;
        this.numbers = numbers;
    }

    public static Table of(String... headings) {
        return new Table(List.of(headings), Set.of());
    }

    /** The same headings, with numbers in these columns (from 0), aligned to the right. */
    public Table withNumbers(Integer... columns) {
        return new Table(headings, Set.of(columns));
    }

    public void add(Object... cells) {
        List<String> row = new ArrayList<>();
        for (Object cell : cells) {
            row.add(String.valueOf(cell));
        }
        if (row.size() != headings.size()) {
            throw new IllegalArgumentException(
                    "a row of " + row.size() + " cells does not fit under " + headings.size() + " headings");
        }
        rows.add(row);
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** The headings first, then each row; no line ends with a space. */
    public List<String> lines() {
        int[] widths = new int[headings.size()];
        for (int column = 0; column < widths.length; column++) {
            int at = column;
            int widest = rows.stream().mapToInt(row -> width(row.get(at))).max().orElse(0);
            widths[column] = Math.max(widest, width(headings.get(column)));
        }
        List<String> lines = new ArrayList<>();
        lines.add(line(headings, widths));
        rows.forEach(row -> lines.add(line(row, widths)));
        return lines;
    }

    private String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String cell = cells.get(column);
            String padding = " ".repeat(widths[column] - width(cell));
            line.append(column == 0 ? "" : "  ").append(numbers.contains(column) ? padding + cell : cell + padding);
        }
        return line.toString().stripTrailing();
    }

    private static int width(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
