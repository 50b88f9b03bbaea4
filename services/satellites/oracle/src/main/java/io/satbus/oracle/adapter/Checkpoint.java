package io.satbus.oracle.adapter;

import io.satbus.oracle.domain.Counts;
import io.satbus.oracle.domain.SymbolState;
import java.util.Map;

/**
 * How far a file has been read. Everything before it is on the bus.
 *
 * @param print {@link Fingerprint} of the bytes before the offset
 * @param offset of the first byte that has not been dealt with
 * @param line lines before the offset
 * @param header the header line of a CSV file; empty before it was read and for JSON lines
 * @param counts rows before the offset
 * @param symbols what the checks know of each symbol
 */
record Checkpoint(
        String print, long offset, long line, String header, Counts counts, Map<String, SymbolState> symbols) {
    static final Checkpoint START = new Checkpoint("", 0, 0, "", Counts.NONE, Map.of());

    Checkpoint {
        symbols = Map.copyOf(symbols);
    }
}
