package io.satbus.oracle.domain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import io.satbus.protocol.FailureException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Rows of a CSV file whose header names the columns, in any order; columns that nobody asks for are passed over. */
public final class CsvRows implements RowReader {
    private static final CsvFactory CSV =
            CsvFactory.builder().enable(CsvParser.Feature.TRIM_SPACES).build();
    private static final List<String> SYMBOL = List.of("symbol", "ticker");
    private static final List<String> DATE = List.of("date");
    private static final List<String> PRICE = List.of("close", "price");

    private final Fields fields;
    private final int columns;
    private final int symbol;
    private final int date;
    private final int price;

    private CsvRows(Fields fields, List<String> header) {
        this.fields = fields;
        this.columns = header.size();
        this.symbol = indexOf(header, SYMBOL);
        this.date = indexOf(header, DATE);
        this.price = indexOf(header, PRICE);
    }

    /** @throws FailureException {@code bad-header} if the line does not name the three columns */
    public static CsvRows below(String header, Fields fields) {
        try {
            List<String> names = cells(header).stream()
                    .map(name -> name.toLowerCase(Locale.ROOT))
                    .toList();
            return new CsvRows(fields, names);
        } catch (JsonProcessingException e) {
            throw badHeader("cannot be read as CSV: " + e.getOriginalMessage());
        }
    }

    @Override
    public Reading read(String line) {
        try {
            List<String> cells = cells(line);
            if (cells.size() != columns) {
                return new Reading.Bad(
                        Fault.WRONG_COLUMNS, "has " + cells.size() + " columns, the header has " + columns);
            }
            return fields.row(cells.get(symbol), cells.get(date), cells.get(price));
        } catch (JsonProcessingException e) {
            return new Reading.Bad(Fault.MALFORMED_CSV, "cannot be read as CSV: " + e.getOriginalMessage());
        }
    }

    private static int indexOf(List<String> header, List<String> names) {
        for (String name : names) {
            int at = header.indexOf(name);
            if (at >= 0 && at != header.lastIndexOf(name)) {
                throw badHeader("names the column '" + name + "' twice");
            }
            if (at >= 0) {
                return at;
            }
        }
        throw badHeader("has no column '" + String.join("' or '", names) + "'; found "
                + Fields.quoted(String.join(",", header)));
    }

    private static FailureException badHeader(String found) {
        return FailureException.rejected(
                "bad-header", "the header " + found + "; begin the file with a line such as symbol,date,price");
    }

    /** The cells of one line; a line never goes on in the next. */
    private static List<String> cells(String line) throws JsonProcessingException {
        List<String> cells = new ArrayList<>(4);
        try (CsvParser parser = CSV.createParser(line)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_STRING) {
                    cells.add(parser.getText());
                }
            }
            return cells;
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException("reading a line from memory", e);
        }
    }
}
