package io.satbus.aegis.domain;

/**
 * What a condition sees in the latest row.
 *
 * @param observed percent, signed as in {@link Breach}
 * @param reference what the row is measured against
 */
record Measurement(double observed, Quote reference) {
    private static final double ROUNDING = 1e-9;

    static Measurement of(Condition condition, Track track) {
        return switch (condition) {
            case Condition.Drawdown limit -> {
                Quote peak = track.peak(limit.rows());
                yield new Measurement(-move(peak, track.latest()), peak);
            }
            case Condition.Jump _ -> {
                Quote before = track.before();
                yield new Measurement(move(before, track.latest()), before);
            }
        };
    }

    /** Whether it is as large as this, up to what rounding takes away: 79.2 of 99 is a fall of 20 %. */
    boolean reaches(double percent) {
        return size() >= percent * (1 - ROUNDING);
    }

    double size() {
        return Math.abs(observed);
    }

    private static double move(Quote from, Quote to) {
        return (to.close() - from.close()) / from.close() * 100;
    }
}
