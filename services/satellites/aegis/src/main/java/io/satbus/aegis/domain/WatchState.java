package io.satbus.aegis.domain;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a {@link Watch} knows, to go on after a restart.
 *
 * @param rules in the order of their names
 * @param tracks the latest rows by symbol, oldest first
 * @param episodes that have been announced
 */
public record WatchState(List<RiskRule> rules, Map<String, List<Quote>> tracks, Set<Episode> episodes) {
    public WatchState {
        rules = List.copyOf(rules);
        tracks = Map.copyOf(tracks);
        episodes = Set.copyOf(episodes);
    }
}
