package io.satbus.aegis.config;

/**
 * The settings of aegis.
 *
 * @param drawdownPercent limit of the rule {@code drawdown} that it begins with, for every symbol; 0 for no such rule
 * @param drawdownRows rows that this rule looks back, the current one included
 * @param jumpPercent limit of the rule {@code jump} that it begins with, for every symbol; 0 for no such rule
 * @param recovery part of a rule's limit below which a breach is over
 * @param rows that are remembered of each symbol; no rule looks further back
 * @param maxSymbols that are watched; bounds the memory
 * @param maxRules that hold at once
 */
public record AegisConfig(
        double drawdownPercent,
        int drawdownRows,
        double jumpPercent,
        double recovery,
        int rows,
        int maxSymbols,
        int maxRules) {
    public static final AegisConfig DEFAULT = new AegisConfig(30, 12, 40, 0.8, 250, 2000, 100);

    public AegisConfig {
        if (!(drawdownPercent >= 0 && drawdownPercent <= 100) || !(jumpPercent >= 0)) {
            throw new IllegalArgumentException("drawdownPercent is " + drawdownPercent + " and jumpPercent "
                    + jumpPercent + "; use 0 (no rule) or more, drawdowns at most 100");
        }
        if (drawdownRows < 2 || drawdownRows > rows) {
            throw new IllegalArgumentException("drawdownRows is " + drawdownRows + "; use 2 to " + rows + " (rows)");
        }
    }
}
