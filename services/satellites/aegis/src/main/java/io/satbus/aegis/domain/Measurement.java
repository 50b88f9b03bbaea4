package io.satbus.aegis.domain;

/**
 * What a condition sees in the latest row.
 *
 * @param observed percent, signed as in {@link Breach}
 * @param reference what the row is measured against
 */
record Measurement(double observed, Quote reference) {
    static Measurement of(Condition condition, Track track) {
        return switch (condition) {
            case Condition.Drawdown limit -> {
                Quote peak = track.peak(limit.rows());
                yield new Measurement((1 - track.latest().close() / peak.close()) * 100, peak);
            }
            case Condition.Jump _ -> {
                Quote before = track.before();
                yield new Measurement((track.latest().close() / before.close() - 1) * 100, before);
            }
        };
    }

    double size() {
        return Math.abs(observed);
    }
}
