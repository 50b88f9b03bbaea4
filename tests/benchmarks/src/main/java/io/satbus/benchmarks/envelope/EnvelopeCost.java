package io.satbus.benchmarks.envelope;

import io.satbus.benchmarks.measure.Arena;
import io.satbus.benchmarks.measure.Benchmark;
import io.satbus.benchmarks.measure.Effort;
import io.satbus.benchmarks.measure.Figure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Time and garbage of an envelope's round, as JMH measures it in a JVM of its own. */
public final class EnvelopeCost implements Benchmark {
    private static final double MOST_NANOS = 1_500;
    private static final double MOST_BYTES = 1_024;
    private static final String GARBAGE = "gc.alloc.rate.norm";

    /** What one operation takes. */
    private record Cost(double nanos, double bytes) {
        static Cost of(Collection<RunResult> results, String method) {
            RunResult result = results.stream()
                    .filter(one -> one.getParams().getBenchmark().endsWith("." + method))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("JMH gave no result for " + method));
            return new Cost(
                    result.getPrimaryResult().getScore(),
                    Objects.requireNonNull(result.getSecondaryResults().get(GARBAGE))
                            .getScore());
        }
    }

    @Override
    public List<Figure> run(Arena arena) throws Exception {
        arena.progress().say("envelope: JMH runs");
        Collection<RunResult> results = measure(arena.effort());
        Cost satbus = Cost.of(results, "satbus");
        Cost text = Cost.of(results, "textHeaders");
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("bytes_per_op", Figure.rounded(satbus.bytes()));
        details.put("raw_is", "the same fields as 15 headers of text, not validated");
        details.put("raw_bytes_per_op", Figure.rounded(text.bytes()));
        return List.of(new Figure(
                "envelope",
                satbus.nanos(),
                OptionalDouble.of(text.nanos()),
                OptionalDouble.of(satbus.nanos() / text.nanos()),
                "ns/op",
                "encode, decode, validate under 1,500 ns and 1,024 B",
                satbus.nanos() < MOST_NANOS && satbus.bytes() < MOST_BYTES,
                details));
    }

    /** JMH writes its own report, which nobody needs when all goes well, to a file. */
    private static Collection<RunResult> measure(Effort effort) throws IOException, RunnerException {
        Path report = Files.createTempFile("satbus-jmh", ".log");
        Options options = new OptionsBuilder()
                .include(EnvelopeRound.class.getName() + "\\.")
                .forks(1)
                .warmupIterations(effort.choose(5, 2))
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(effort.choose(effort.runs(), 2))
                .measurementTime(TimeValue.seconds(1))
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .output(report.toString())
                .build();
        try {
            return new Runner(options).run();
        } finally {
            Files.delete(report);
        }
    }
}
