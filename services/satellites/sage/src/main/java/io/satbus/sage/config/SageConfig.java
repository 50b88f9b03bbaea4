package io.satbus.sage.config;

/**
 * The settings of sage. Both bound its memory: a price takes about 100 bytes.
 *
 * @param maxSymbols that are kept; prices of further ones are refused
 * @param maxPoints of each symbol; the oldest make room
 */
public record SageConfig(int maxSymbols, int maxPoints) {
    public static final SageConfig DEFAULT = new SageConfig(1000, 20_000);

    public SageConfig {
        if (maxSymbols < 1 || maxPoints < 2) {
            throw new IllegalArgumentException(
                    "maxSymbols is " + maxSymbols + " and maxPoints " + maxPoints + "; use at least 1 and 2");
        }
    }
}
