package io.satbus.aegis.domain;

/**
 * How far a watch goes.
 *
 * @param recovery part of a rule's limit below which a breach is over, so that a new one is announced
 * @param rows that are remembered of each symbol; no drawdown rule looks further back
 */
public record WatchLimits(double recovery, int rows, int maxSymbols, int maxRules) {
    public WatchLimits {
        if (!(recovery > 0 && recovery <= 1)) {
            throw new IllegalArgumentException("recovery is " + recovery + "; use more than 0, at most 1");
        }
        if (rows < 2 || maxSymbols < 1 || maxRules < 1) {
            throw new IllegalArgumentException("rows is " + rows + ", maxSymbols " + maxSymbols + " and maxRules "
                    + maxRules + "; use at least 2, 1 and 1");
        }
    }
}
