package io.satbus.benchmarks.slow;

import io.satbus.benchmarks.measure.Arena;
import io.satbus.benchmarks.measure.Benchmark;
import io.satbus.benchmarks.measure.Figure;
import io.satbus.benchmarks.measure.Rounds;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** Many handlers that block, beside a consumer that handles one record after another. */
public final class SlowHandlers implements Benchmark {
    static final Duration BLOCKED = Duration.ofMillis(50);
    static final int PARTITIONS = 8;
    static final int KEYS = 2_000;
    private static final int MESSAGES = 10_000;
    private static final int SAMPLE = 100;
    private static final double LEAST_TIMES = 600;

    /** What one run took. */
    record Run(double seconds, int overlaps) {}

    @Override
    public List<Figure> run(Arena arena) throws Exception {
        arena.progress().say("slow: warming up");
        new ManyAtOnce(arena).handle(MESSAGES);
        Rounds<Run> rounds = Rounds.measure(
                arena,
                "slow",
                run -> String.format(Locale.ROOT, "%.2f s (%d overlaps)", run.seconds(), run.overlaps()),
                () -> new ManyAtOnce(arena).handle(MESSAGES),
                () -> new OneByOne(arena).handle(SAMPLE));
        double satbus = rounds.satbus(Run::seconds);
        double sequential = BLOCKED.toMillis() / 1e3 * MESSAGES;
        double times = sequential / satbus;
        int overlaps = rounds.satbus().stream().mapToInt(Run::overlaps).sum();
        return List.of(new Figure(
                "slow",
                satbus,
                OptionalDouble.of(sequential),
                OptionalDouble.of(times),
                "s",
                "at least 600 times a sequential consumer; no key twice at once",
                times >= LEAST_TIMES && overlaps == 0,
                details(rounds, overlaps)));
    }

    private static Map<String, Object> details(Rounds<Run> rounds, int overlaps) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("messages", MESSAGES);
        details.put("overlaps", overlaps);
        details.put("satbus_runs", Rounds.all(rounds.satbus(), Run::seconds));
        details.put("raw_is", "computed: " + MESSAGES + " times " + BLOCKED.toMillis() + " ms");
        details.put("raw_sample_of_" + SAMPLE + "_seconds", Figure.rounded(rounds.raw(Run::seconds)));
        return details;
    }
}
