package io.satbus.benchmarks.throughput;

import io.satbus.benchmarks.measure.Arena;
import io.satbus.benchmarks.measure.Benchmark;
import io.satbus.benchmarks.measure.Figure;
import io.satbus.benchmarks.measure.Profile;
import io.satbus.benchmarks.measure.Rounds;
import io.satbus.benchmarks.measure.Values;
import io.satbus.bus.Handling;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How many small messages a second one satellite hands to another, beside a producer and a consumer. */
public final class Throughput implements Benchmark {
    private static final int KEYS = 1000;
    private static final int MOST = 8_000_000;
    private static final double CREW_SHARE = 0.85;
    private static final double DIRECT_SHARE = 0.95;

    @Override
    public List<Figure> run(Arena arena) throws Exception {
        OneWay raw = new RawOneWay(arena, new Values(KEYS));
        OneWay crew = new SatbusOneWay(arena, new Values(KEYS), Handling.CREW);
        OneWay direct = new SatbusOneWay(arena, new Values(KEYS), Handling.DIRECT);
        int records = warmUp(arena, raw, List.of(crew, direct));
        try (Profile _ = Profile.begin(arena, "throughput")) {
            if (arena.profile().isPresent()) {
                crew.send(records);
            }
        }
        Rounds<Rate> lanes = measure(arena, "throughput", crew, raw, records);
        Rounds<Rate> onPoll = measure(arena, "throughput_direct", direct, raw, records);
        Rounds<Rate> unkeyed = measure(
                arena,
                "throughput without keys",
                new SatbusOneWay(arena, new Values(0), Handling.CREW),
                new RawOneWay(arena, new Values(0)),
                records);
        Map<String, Object> details = details(lanes, records);
        details.put("without_keys", sides(unkeyed));
        return List.of(
                figure(CREW_SHARE, "throughput", lanes, details),
                figure(DIRECT_SHARE, "throughput_direct", onPoll, details(onPoll, records)));
    }

    /** Lets the compiler see both sides, and finds how many records keep the raw side busy long enough. */
    private static int warmUp(Arena arena, OneWay raw, List<OneWay> satbus) throws Exception {
        int few = arena.effort().choose(500_000, 100_000);
        Duration lasting = arena.effort().choose(Duration.ofSeconds(6), Duration.ofSeconds(1));
        raw.send(few);
        for (OneWay side : satbus) {
            side.send(few);
        }
        double rate = raw.send(few).perSecond();
        int records = (int) Math.min(rate * lasting.toMillis() / 1000, MOST);
        arena.progress()
                .say("throughput: " + records + " records each, after a warm-up at " + Math.round(rate) + "/s raw");
        return records;
    }

    private static Rounds<Rate> measure(Arena arena, String what, OneWay satbus, OneWay raw, int records)
            throws Exception {
        return Rounds.measure(arena, what, Throughput::shown, () -> satbus.send(records), () -> raw.send(records));
    }

    private static String shown(Rate rate) {
        return String.format(Locale.ROOT, "%,.0f/s (%.1f us of CPU)", rate.perSecond(), rate.cpuMicros());
    }

    private static Figure figure(double share, String key, Rounds<Rate> rounds, Map<String, Object> details) {
        return Figure.atLeast(
                share, key, "records/s", rounds.satbus(Rate::perSecond), rounds.raw(Rate::perSecond), details);
    }

    private static Map<String, Object> details(Rounds<Rate> rounds, int records) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("records", records);
        details.put("satbus_cpu_us", Figure.rounded(rounds.satbus(Rate::cpuMicros)));
        details.put("raw_cpu_us", Figure.rounded(rounds.raw(Rate::cpuMicros)));
        details.put("satbus_runs", Rounds.all(rounds.satbus(), Rate::perSecond));
        details.put("raw_runs", Rounds.all(rounds.raw(), Rate::perSecond));
        return details;
    }

    private static Map<String, Object> sides(Rounds<Rate> rounds) {
        double satbus = rounds.satbus(Rate::perSecond);
        double raw = rounds.raw(Rate::perSecond);
        Map<String, Object> sides = new LinkedHashMap<>();
        sides.put("satbus", Figure.rounded(satbus));
        sides.put("raw", Figure.rounded(raw));
        sides.put("ratio", Figure.rounded(satbus / raw));
        return sides;
    }
}
