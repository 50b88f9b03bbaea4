package io.satbus.cli.domain;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Guesses which known word was meant. */
public final class Suggestion {
    private Suggestion() {}

    /** The known word nearest to what was given, if it is near enough to be meant. */
    public static Optional<String> nearest(String given, Collection<String> known) {
        String word = given.toLowerCase(Locale.ROOT);
        return known.stream()
                .filter(candidate -> distance(word, candidate.toLowerCase(Locale.ROOT)) <= tolerance(word))
                .min(Comparator.comparingInt(candidate -> distance(word, candidate.toLowerCase(Locale.ROOT))));
    }

    /** {@code " Did you mean 'x'?"}, or nothing. */
    public static String sentence(String given, Collection<String> known) {
        return nearest(given, known)
                .map(word -> " Did you mean '" + word + "'?")
                .orElse("");
    }

    /** The words one after another, for sentences; a long list is cut short. */
    public static String list(Collection<String> words) {
        int shown = Math.min(words.size(), 20);
        String text = String.join(", ", words.stream().limit(shown).toList());
        return words.size() > shown ? text + " and " + (words.size() - shown) + " more" : text;
    }

    private static int tolerance(String word) {
        return word.length() < 4 ? 1 : word.length() / 3;
    }

    /** Edits of one letter, with neighbours swapped counted as one (optimal string alignment distance). */
    static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(a, b, i, j, cost);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int cheapest(String a, String b, int i, int j, int[][] cost) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int best = Math.min(cost[i - 1][j - 1] + change, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}
