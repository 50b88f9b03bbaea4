package io.satbus.aegis.domain;

/**
 * A condition with a name.
 *
 * @param symbol the one that it is about, or {@link #EVERY}
 */
public record RiskRule(String name, String symbol, Condition condition) {
    /** Stands for every symbol. */
    public static final String EVERY = "*";

    private static final int MAX_NAME = 63;

    public RiskRule {
        if (name.isBlank() || name.length() > MAX_NAME) {
            throw new IllegalArgumentException("rule name is '" + name + "'; use 1 to " + MAX_NAME + " characters");
        }
        if (symbol.isBlank() || symbol.length() > MAX_NAME) {
            throw new IllegalArgumentException("rule symbol is '" + symbol + "'; name a symbol, or * for every one");
        }
    }

    public boolean covers(String candidate) {
        return symbol.equals(EVERY) || symbol.equals(candidate);
    }
}
