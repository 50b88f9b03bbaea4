package io.satbus.benchmarks;

import io.satbus.benchmarks.measure.Arena;
import io.satbus.benchmarks.measure.Effort;
import io.satbus.benchmarks.measure.Figure;
import io.satbus.benchmarks.measure.Progress;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code satbus bench}. */
@Command(
        name = "bench",
        header = "Measure throughput and latency beside raw Kafka clients.",
        description =
                "Runs both in turn, in one JVM of its own, against a broker of its own in a temporary folder, and leaves"
                        + " nothing behind. The whole takes about half an hour; docs/performance.md says what is measured how.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  satbus bench throughput",
            "  satbus bench all --quick                         see that everything works",
            "  satbus bench all --markdown docs/performance.md"
        })
public final class BenchCommand implements Callable<Integer> {
    private static final String ALL = "all";
    private static final int DEFAULT_RUNS = 5;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            arity = "0..1",
            defaultValue = ALL,
            paramLabel = "WHAT",
            completionCandidates = Subjects.class,
            description = "${COMPLETION-CANDIDATES}")
    private String what = ALL;

    @Option(names = "--json", description = "Print JSON instead of a table.")
    private boolean json;

    @Option(
            names = "--bootstrap",
            paramLabel = "HOST:PORT",
            description = "Use this cluster instead of a broker of its own.")
    private @Nullable String bootstrap;

    @Option(
            names = "--runs",
            paramLabel = "N",
            description = "Runs of each side; the median counts. Default: ${DEFAULT-VALUE}.")
    private int runs = DEFAULT_RUNS;

    @Option(names = "--quick", description = "One short run of each, to see that everything works.")
    private boolean quick;

    @Option(names = "--profile", paramLabel = "FILE", description = "Record one run of Satbus with Flight Recorder.")
    private @Nullable Path profile;

    @Option(
            names = "--markdown",
            paramLabel = "FILE",
            description = "Also write the table between the markers in FILE.")
    private @Nullable Path markdown;

    /** The words that may follow the command. */
    static final class Subjects extends ArrayList<String> {
        private static final long serialVersionUID = 1;

        Subjects() {
            super(Stream.concat(Arrays.stream(Subject.values()).map(Subject::label), Stream.of(ALL))
                    .toList());
        }
    }

    @Override
    public Integer call() throws Exception {
        List<Subject> subjects = subjects();
        if (!BenchJvm.isThis()) {
            return BenchJvm.run(arguments());
        }
        Progress progress = new Progress(spec().commandLine().getErr());
        Effort effort = new Effort(quick ? 1 : runs, quick);
        List<Figure> figures = new ArrayList<>();
        try (Arena arena = Arena.open(effort, progress, Optional.ofNullable(bootstrap), Optional.ofNullable(profile))) {
            for (Subject subject : subjects) {
                figures.addAll(subject.benchmark().run(arena));
            }
        }
        print(new Report(figures, "satbus bench " + String.join(" ", arguments())));
        return 0;
    }

    private void print(Report report) throws Exception {
        PrintWriter out = spec().commandLine().getOut();
        out.println(json ? report.json() : report.table());
        out.flush();
        if (markdown != null) {
            report.writeInto(markdown);
        }
    }

    private List<Subject> subjects() {
        List<Subject> chosen = Arrays.stream(Subject.values())
                .filter(subject -> what.equals(ALL) || what.equals(subject.label()))
                .toList();
        if (chosen.isEmpty()) {
            throw new ParameterException(
                    spec().commandLine(),
                    "Cannot measure '" + what + "'; choose one of " + String.join(", ", new Subjects()));
        }
        boolean recordable = chosen.equals(List.of(Subject.THROUGHPUT)) || chosen.equals(List.of(Subject.LATENCY));
        if (profile != null && !recordable) {
            throw new ParameterException(
                    spec().commandLine(), "--profile records throughput or latency; name one of them");
        }
        if (runs < 1) {
            throw new ParameterException(spec().commandLine(), "--runs is " + runs + "; use 1 or more");
        }
        return chosen;
    }

    private List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        arguments.add(what.toLowerCase(Locale.ROOT));
        if (json) {
            arguments.add("--json");
        }
        if (quick) {
            arguments.add("--quick");
        } else {
            arguments.addAll(List.of("--runs", Integer.toString(runs)));
        }
        if (bootstrap != null) {
            arguments.addAll(List.of("--bootstrap", bootstrap));
        }
        if (profile != null) {
            arguments.addAll(List.of("--profile", profile.toString()));
        }
        if (markdown != null) {
            arguments.addAll(List.of("--markdown", markdown.toString()));
        }
        return arguments;
    }

    private CommandSpec spec() {
        if (spec == null) {
            throw new IllegalStateException("The bench command runs outside of a command line");
        }
        return spec;
    }
}
