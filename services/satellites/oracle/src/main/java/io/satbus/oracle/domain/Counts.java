package io.satbus.oracle.domain;

/**
 * How many rows there were.
 *
 * @param good published
 * @param bad reported as errors
 * @param warned those of the good ones with something odd about them
 */
public record Counts(long good, long bad, long warned) {
    public static final Counts NONE = new Counts(0, 0, 0);

    public long rows() {
        return good + bad;
    }

    public Counts plus(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Good row ->
                new Counts(good + 1, bad, warned + (row.warning().isPresent() ? 1 : 0));
            case Verdict.Bad _ -> new Counts(good, bad + 1, warned);
        };
    }

    public Counts plus(Counts more) {
        return new Counts(good + more.good, bad + more.bad, warned + more.warned);
    }
}
