package io.satbus.aegis.domain;

import java.util.Locale;

/**
 * A rule that has just broken.
 *
 * @param observed percent: the fall from the reference, or the move since it (negative if down)
 * @param quote the price that broke the rule
 * @param reference what it is measured against: the peak, or the row before
 */
public record Breach(RiskRule rule, String symbol, double observed, Quote quote, Quote reference) {
    /** A sentence for people. */
    public String describe() {
        return switch (rule.condition()) {
            case Condition.Drawdown limit ->
                String.format(
                        Locale.ROOT,
                        "%s fell %.1f %% below its peak of %s on %s to %s on %s; rule '%s' allows less than %s %% within %d rows",
                        symbol,
                        observed,
                        reference.close(),
                        reference.date(),
                        quote.close(),
                        quote.date(),
                        rule.name(),
                        limit.percent(),
                        limit.rows());
            case Condition.Jump limit ->
                String.format(
                        Locale.ROOT,
                        "%s moved %+.1f %% from %s on %s to %s on %s; rule '%s' allows less than %s %%",
                        symbol,
                        observed,
                        reference.close(),
                        reference.date(),
                        quote.close(),
                        quote.date(),
                        rule.name(),
                        limit.percent());
        };
    }
}
