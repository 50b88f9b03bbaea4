package io.satbus.benchmarks.latency;

import io.satbus.benchmarks.measure.Arena;
import io.satbus.benchmarks.measure.Benchmark;
import io.satbus.benchmarks.measure.Figure;
import io.satbus.benchmarks.measure.Profile;
import io.satbus.benchmarks.measure.Rounds;
import io.satbus.bus.Handling;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

/** Requests and their replies: one at a time, and 64 in flight; beside the same written by hand with raw clients. */
public final class Latency implements Benchmark {
    private static final int IN_FLIGHT = 64;
    private static final double MOST_TIMES = 1.10;
    private static final double LEAST_SHARE = 0.90;

    @Override
    public List<Figure> run(Arena arena) throws Exception {
        Dialogue dialogue = new Dialogue(arena.effort());
        Callable<Trips> raw = () -> dialogue.hold(new RawAsker(arena));
        Callable<Trips> crew = () -> dialogue.hold(new SatbusAsker(arena, Handling.CREW));
        Callable<Trips> direct = () -> dialogue.hold(new SatbusAsker(arena, Handling.DIRECT));
        arena.progress().say("latency: warming up");
        raw.call();
        crew.call();
        try (Profile _ = Profile.begin(arena, "latency")) {
            if (arena.profile().isPresent()) {
                crew.call();
            }
        }
        Rounds<Trips> rounds = Rounds.measure(arena, "latency", Latency::shown, crew, raw);
        Rounds<Trips> onPoll = Rounds.measure(arena, "latency, direct handler", Latency::shown, direct, raw);
        return List.of(oneByOne(rounds, onPoll), many(rounds, onPoll));
    }

    private static String shown(Trips trips) {
        return String.format(
                Locale.ROOT,
                "p50 %.3f ms, p99 %.3f ms; %,.0f/s",
                trips.single().p50(),
                trips.single().p99(),
                trips.perSecond());
    }

    private static Figure oneByOne(Rounds<Trips> rounds, Rounds<Trips> onPoll) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("satbus_p99", Figure.rounded(rounds.satbus(trips -> trips.single()
                .p99())));
        details.put("raw_p99", Figure.rounded(rounds.raw(trips -> trips.single().p99())));
        details.put("satbus_runs", Rounds.all(rounds.satbus(), trips -> trips.single()
                .p50()));
        details.put("raw_runs", Rounds.all(rounds.raw(), trips -> trips.single().p50()));
        double direct = onPoll.satbus(trips -> trips.single().p50());
        details.put("direct_p50", Figure.rounded(direct));
        details.put(
                "direct_ratio",
                Figure.rounded(direct / onPoll.raw(trips -> trips.single().p50())));
        return Figure.atMost(
                MOST_TIMES,
                "latency_1",
                "ms",
                rounds.satbus(trips -> trips.single().p50()),
                rounds.raw(trips -> trips.single().p50()),
                details);
    }

    private static Figure many(Rounds<Trips> rounds, Rounds<Trips> onPoll) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("in_flight", IN_FLIGHT);
        details.put("satbus_runs", Rounds.all(rounds.satbus(), Trips::perSecond));
        details.put("raw_runs", Rounds.all(rounds.raw(), Trips::perSecond));
        double direct = onPoll.satbus(Trips::perSecond);
        details.put("direct", Figure.rounded(direct));
        details.put("direct_ratio", Figure.rounded(direct / onPoll.raw(Trips::perSecond)));
        return Figure.atLeast(
                LEAST_SHARE,
                "latency_64",
                "requests/s",
                rounds.satbus(Trips::perSecond),
                rounds.raw(Trips::perSecond),
                details);
    }
}
