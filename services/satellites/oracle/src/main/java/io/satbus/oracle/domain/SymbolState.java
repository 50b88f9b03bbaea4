package io.satbus.oracle.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What has to be remembered of a symbol so that the checks can go on after a restart.
 *
 * @param date of the latest good row
 * @param close of the latest good row
 * @param returns latest logarithmic returns, oldest first
 * @param intervals latest days between rows, oldest first
 * @param suspect the price of the row just refused as an outlier, which the next row may confirm
 */
public record SymbolState(
        LocalDate date, double close, List<Double> returns, List<Double> intervals, Optional<Double> suspect) {
    public SymbolState {
        returns = List.copyOf(returns);
        intervals = List.copyOf(intervals);
    }
}
