package io.satbus.benchmarks.priority;

import io.satbus.benchmarks.measure.Arena;
import io.satbus.benchmarks.measure.Benchmark;
import io.satbus.benchmarks.measure.Figure;
import io.satbus.benchmarks.measure.Rounds;
import io.satbus.benchmarks.priority.Trial.Outcome;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** How long critical messages take behind a million low ones, and what they leave of the low ones' rate. */
public final class PriorityOvertaking implements Benchmark {
    private static final Duration BLOCKED = Duration.ofMillis(1);
    private static final Duration BURNT = Duration.ofNanos(50_000);

    @Override
    public List<Figure> run(Arena arena) throws Exception {
        return List.of(
                blocking(measure(arena, "priority_blocking", Work.blocking(BLOCKED))),
                burning(measure(arena, "priority_cpu", Work.burning(BURNT))));
    }

    private static Rounds<Outcome> measure(Arena arena, String what, Work work) throws Exception {
        Trial trial = new Trial(work, arena.effort());
        return Rounds.measure(
                arena,
                what,
                PriorityOvertaking::shown,
                () -> trial.run(new SatbusSession(arena)),
                () -> trial.run(new RawSession(arena)));
    }

    private static String shown(Outcome outcome) {
        return String.format(
                Locale.ROOT,
                "critical p50 %.2f p99 %.2f ms (idle p99 %.2f ms), low %,.0f/s (alone %,.0f/s)",
                outcome.critical().p50(),
                outcome.critical().p99(),
                outcome.idle().p99(),
                outcome.low(),
                outcome.lowAlone());
    }

    private static Figure blocking(Rounds<Outcome> rounds) {
        double p99 = rounds.satbus(run -> run.critical().p99());
        double idle = rounds.satbus(run -> run.idle().p99());
        boolean met = p99 <= 2 * idle && rounds.satbus(Outcome::low) >= 50_000;
        String target = "critical p99 at most 2x its idle p99; low at least 50,000/s";
        return figure("priority_blocking", rounds, target, met);
    }

    private static Figure burning(Rounds<Outcome> rounds) {
        boolean met = rounds.satbus(run -> run.critical().p50()) <= 5
                && rounds.satbus(run -> run.critical().p99()) <= 50
                && rounds.satbus(Outcome::low) >= 0.9 * rounds.satbus(Outcome::lowAlone);
        String target = "critical p50 at most 5 ms, p99 at most 50 ms; low keeps 0.9 of its rate";
        return figure("priority_cpu", rounds, target, met);
    }

    private static Figure figure(String key, Rounds<Outcome> rounds, String target, boolean met) {
        double satbus = rounds.satbus(run -> run.critical().p99());
        double raw = rounds.raw(run -> run.critical().p99());
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("value", "critical p99");
        details.put("satbus_details", side(rounds.satbus()));
        details.put("raw_details", side(rounds.raw()));
        return new Figure(
                key, satbus, OptionalDouble.of(raw), OptionalDouble.of(satbus / raw), "ms", target, met, details);
    }

    private static Map<String, Object> side(List<Outcome> runs) {
        Rounds<Outcome> one = new Rounds<>(runs, runs);
        Map<String, Object> side = new LinkedHashMap<>();
        side.put("critical_p50_ms", Figure.rounded(one.satbus(run -> run.critical()
                .p50())));
        side.put("critical_p99_ms", Figure.rounded(one.satbus(run -> run.critical()
                .p99())));
        side.put("idle_p99_ms", Figure.rounded(one.satbus(run -> run.idle().p99())));
        side.put("low_per_second", Figure.rounded(one.satbus(Outcome::low)));
        side.put("low_alone_per_second", Figure.rounded(one.satbus(Outcome::lowAlone)));
        return side;
    }
}
