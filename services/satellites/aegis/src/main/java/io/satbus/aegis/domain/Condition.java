package io.satbus.aegis.domain;

/** What must not happen to a price. Percentages are as people say them: 20 is a fifth. */
public sealed interface Condition {
    double percent();

    /**
     * The price is this much or more below the highest of the latest rows.
     *
     * @param rows the current one included
     */
    record Drawdown(double percent, int rows) implements Condition {
        /** Rows that are remembered of each symbol at most. */
        public static final int MAX_ROWS = 10_000;

        public Drawdown {
            if (!(percent > 0 && percent <= 100)) {
                throw new IllegalArgumentException("drawdown percent is " + percent + "; use more than 0, at most 100");
            }
            if (rows < 2 || rows > MAX_ROWS) {
                throw new IllegalArgumentException("drawdown rows is " + rows + "; use 2 to " + MAX_ROWS);
            }
        }
    }

    /** The price moves this much or more, up or down, from one row to the next. */
    record Jump(double percent) implements Condition {
        public Jump {
            if (!(percent > 0) || !Double.isFinite(percent)) {
                throw new IllegalArgumentException("jump percent is " + percent + "; use more than 0");
            }
        }
    }
}
