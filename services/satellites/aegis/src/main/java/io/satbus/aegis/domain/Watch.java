package io.satbus.aegis.domain;

import io.satbus.protocol.FailureException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Follows the prices of all symbols and says when a rule breaks: once for each episode. An episode ends when the
 * measurement is well below the limit again, so a price that trembles at the limit raises one alert and not many.
 *
 * <p>Not safe for use by several threads.
 */
public final class Watch {
    private final WatchLimits limits;
    private final TreeMap<String, RiskRule> rules = new TreeMap<>();
    private final Map<String, Track> tracks = new HashMap<>();
    private final Set<Episode> episodes = new HashSet<>();

    public Watch(WatchLimits limits, WatchState state) {
        this.limits = limits;
        state.rules().forEach(rule -> rules.put(rule.name(), rule));
        state.tracks().forEach((symbol, quotes) -> tracks.put(symbol, new Track(quotes)));
        episodes.addAll(state.episodes());
    }

    /**
     * Takes the next price of a symbol; one that is not newer than the latest is passed over.
     *
     * @return the rules that it breaks and whose breach has not been {@link #announced} yet
     * @throws FailureException {@code too-many-symbols}
     */
    public List<Breach> observe(String symbol, Quote quote) {
        Track track = track(symbol);
        if (!track.add(quote, limits.rows())) {
            return List.of();
        }
        List<Breach> breaches = new ArrayList<>();
        for (RiskRule rule : rules.values()) {
            if (rule.covers(symbol)) {
                Measurement measurement = Measurement.of(rule.condition(), track);
                if (breaks(rule, symbol, measurement)) {
                    breaches.add(new Breach(rule, symbol, measurement.observed(), quote, measurement.reference()));
                }
            }
        }
        return breaches;
    }

    /** The world knows of this breach: say no more until it has recovered. */
    public void announced(Breach breach) {
        if (breach.rule().equals(rules.get(breach.rule().name()))) {
            episodes.add(new Episode(breach.rule().name(), breach.symbol()));
        }
    }

    /**
     * Watches a rule from the next price on. One of the same name is replaced; its episodes end.
     *
     * @throws FailureException {@code too-many-rules} or {@code too-many-rows}
     */
    public void set(RiskRule rule) {
        if (!rules.containsKey(rule.name()) && rules.size() >= limits.maxRules()) {
            throw FailureException.rejected(
                    "too-many-rules",
                    rule.name() + " is one rule more than the " + limits.maxRules() + " allowed; remove one first");
        }
        if (rule.condition() instanceof Condition.Drawdown limit && limit.rows() > limits.rows()) {
            throw FailureException.rejected(
                    "too-many-rows",
                    rule.name() + " looks back " + limit.rows() + " rows, but only " + limits.rows()
                            + " are remembered; use fewer, or raise rows");
        }
        if (!rule.equals(rules.put(rule.name(), rule))) {
            forget(rule.name());
        }
    }

    /** @throws FailureException {@code unknown-rule} */
    public void remove(String name) {
        if (rules.remove(name) == null) {
            throw FailureException.rejected(
                    "unknown-rule", "no rule '" + name + "'; there are " + String.join(", ", rules.keySet()));
        }
        forget(name);
    }

    /** By name. */
    public List<RiskRule> rules() {
        return List.copyOf(rules.values());
    }

    public WatchState state() {
        Map<String, List<Quote>> quotes = new HashMap<>();
        tracks.forEach((symbol, track) -> quotes.put(symbol, track.quotes()));
        return new WatchState(rules(), quotes, episodes);
    }

    private boolean breaks(RiskRule rule, String symbol, Measurement measurement) {
        Episode episode = new Episode(rule.name(), symbol);
        double limit = rule.condition().percent();
        if (episodes.contains(episode)) {
            if (measurement.size() < limit * limits.recovery()) {
                episodes.remove(episode);
            }
            return false;
        }
        return measurement.reaches(limit);
    }

    private void forget(String rule) {
        episodes.removeIf(episode -> episode.rule().equals(rule));
    }

    private Track track(String symbol) {
        Track known = tracks.get(symbol);
        if (known != null) {
            return known;
        }
        if (tracks.size() >= limits.maxSymbols()) {
            throw FailureException.rejected(
                    "too-many-symbols",
                    symbol + " is one symbol more than the " + limits.maxSymbols() + " watched; raise maxSymbols");
        }
        Track fresh = new Track(List.of());
        tracks.put(symbol, fresh);
        return fresh;
    }
}
