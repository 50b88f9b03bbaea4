package io.satbus.benchmarks.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** What both sides did in turn, so that whatever else the machine does meets both alike. */
public record Rounds<T>(List<T> satbus, List<T> raw) {
    public Rounds {
        satbus = List.copyOf(satbus);
        raw = List.copyOf(raw);
    }

    /** Runs both sides as often as wanted; who begins alternates. */
    public static <T> Rounds<T> measure(
            Arena arena, String what, Function<T, String> shown, Callable<T> satbus, Callable<T> raw) throws Exception {
        List<T> ours = new ArrayList<>();
        List<T> theirs = new ArrayList<>();
        int runs = arena.effort().runs();
        for (int run = 0; run < runs; run++) {
            if (run % 2 == 0) {
                theirs.add(raw.call());
                ours.add(satbus.call());
            } else {
                ours.add(satbus.call());
                theirs.add(raw.call());
            }
            arena.progress()
                    .say(what + " " + (run + 1) + "/" + runs + ": satbus " + shown.apply(ours.getLast()) + ", raw "
                            + shown.apply(theirs.getLast()));
        }
        return new Rounds<>(ours, theirs);
    }

    public double satbus(ToDoubleFunction<T> value) {
        return Samples.median(satbus.stream().mapToDouble(value).toArray());
    }

    public double raw(ToDoubleFunction<T> value) {
        return Samples.median(raw.stream().mapToDouble(value).toArray());
    }

    /** Every value of one side, for the record. */
    public static <T> List<Double> all(List<T> side, ToDoubleFunction<T> value) {
        return side.stream()
                .map(one -> Figure.rounded(value.applyAsDouble(one)))
                .toList();
    }
}
