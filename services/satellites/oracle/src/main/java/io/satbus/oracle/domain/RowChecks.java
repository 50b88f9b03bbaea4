package io.satbus.oracle.domain;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Checks the rows of one file against the history of their symbols. Used by one thread; bounded by its settings. */
public final class RowChecks {
    private final CheckSettings settings;
    private final Map<String, SymbolHistory> histories = new HashMap<>();

    public RowChecks(CheckSettings settings) {
        this.settings = settings;
    }

    /** Goes on from what {@link #state} gave. */
    public RowChecks(CheckSettings settings, Map<String, SymbolState> state) {
        this.settings = settings;
        state.forEach((symbol, past) -> histories.put(symbol, new SymbolHistory(settings, symbol, past)));
    }

    public Verdict check(Reading reading) {
        return switch (reading) {
            case Reading.Bad bad -> new Verdict.Bad(bad.fault(), bad.reason());
            case Reading.Row row -> check(row);
        };
    }

    /** What is needed to go on later. */
    public Map<String, SymbolState> state() {
        Map<String, SymbolState> state = new TreeMap<>();
        histories.forEach((symbol, history) -> state.put(symbol, history.state()));
        return state;
    }

    private Verdict check(Reading.Row row) {
        SymbolHistory history = histories.get(row.symbol());
        if (history != null) {
            return history.check(row);
        }
        if (histories.size() >= settings.maxSymbols()) {
            return new Verdict.Bad(
                    Fault.TOO_MANY_SYMBOLS,
                    row.symbol() + " is one symbol more than the " + settings.maxSymbols()
                            + " that a file may have; split the file or raise maxSymbols");
        }
        histories.put(row.symbol(), new SymbolHistory(settings, row));
        return new Verdict.Good(row, Optional.empty());
    }
}
