package io.satbus.benchmarks.footprint;

import io.satbus.benchmarks.footprint.Weighing.Weight;
import io.satbus.benchmarks.measure.Arena;
import io.satbus.benchmarks.measure.Benchmark;
import io.satbus.benchmarks.measure.Figure;
import io.satbus.benchmarks.measure.Rounds;
import io.satbus.benchmarks.measure.TemporaryFolder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** Memory of an idle satellite, and how soon one satellite and the whole platform are ready. */
public final class Footprint implements Benchmark {
    private static final double MOST_MEGABYTES = 130;
    private static final double MOST_READY_SECONDS = 2.5;
    private static final double MOST_UP_SECONDS = 15;

    @Override
    public List<Figure> run(Arena arena) throws Exception {
        Rounds<Weight> rounds;
        try (TemporaryFolder folder = TemporaryFolder.create("satbus-bench-idle")) {
            Weighing weighing = new Weighing(arena, folder.path());
            arena.progress().say("footprint: recording start caches");
            weighing.train();
            rounds = Rounds.measure(arena, "footprint", Footprint::shown, weighing::satellite, weighing::raw);
        }
        OptionalDouble up = PlatformStart.installed().isPresent()
                ? PlatformStart.installed().get().medianSeconds(arena)
                : OptionalDouble.empty();
        return List.of(figure(rounds, up));
    }

    private static String shown(Weight weight) {
        return String.format(Locale.ROOT, "%.0f MB, ready in %.2f s", weight.megabytes(), weight.readySeconds());
    }

    private static Figure figure(Rounds<Weight> rounds, OptionalDouble up) {
        double satbus = rounds.satbus(Weight::megabytes);
        double raw = rounds.raw(Weight::megabytes);
        double ready = rounds.satbus(Weight::readySeconds);
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("ready_seconds", Figure.rounded(ready));
        details.put("raw_ready_seconds", Figure.rounded(rounds.raw(Weight::readySeconds)));
        if (up.isPresent()) {
            details.put("up_seconds", Figure.rounded(up.getAsDouble()));
        } else {
            details.put("up", "not measured: that needs the launcher; run ./satbus bench footprint");
        }
        details.put("raw_is", "a producer and a consumer with a health endpoint");
        boolean met = satbus < MOST_MEGABYTES
                && ready <= MOST_READY_SECONDS
                && up.isPresent()
                && up.getAsDouble() <= MOST_UP_SECONDS;
        return new Figure(
                "footprint",
                satbus,
                OptionalDouble.of(raw),
                OptionalDouble.of(satbus / raw),
                "MB",
                "idle under 130 MB; ready in 2.5 s; up in 15 s",
                met,
                details);
    }
}
