package io.satbus.benchmarks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.satbus.benchmarks.measure.Figure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.apache.kafka.common.utils.AppInfoParser;

/** The result of one run of the command, in its three forms. */
final class Report {
    static final String BEGIN = "<!-- bench:begin -->";
    static final String END = "<!-- bench:end -->";

    private final List<Figure> figures;
    private final String command;
    private final Instant date = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final Map<String, Object> machine = Machine.describe();

    Report(List<Figure> figures, String command) {
        this.figures = List.copyOf(figures);
        this.command = command;
    }

    String json() throws JsonProcessingException {
        Map<String, Object> root = new LinkedHashMap<>();
        figures.forEach(figure -> root.put(figure.key(), figure.fields()));
        root.put("machine", machine);
        root.put("date", date.toString());
        root.put("command", command);
        root.put("versions", versions());
        return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(root);
    }

    private static Map<String, Object> versions() {
        Map<String, Object> versions = new LinkedHashMap<>();
        String own = Report.class.getPackage().getImplementationVersion();
        versions.put("satbus", own == null ? "development" : own);
        versions.put("kafka_clients", AppInfoParser.getVersion());
        versions.put("java", Runtime.version().toString());
        versions.put("jvm_flags", BenchJvm.FLAGS);
        return versions;
    }

    /** For people. */
    String table() {
        StringBuilder table = new StringBuilder();
        String line = "%-18s %14s %14s %8s  %-11s %-5s %s%n";
        table.append(String.format(Locale.ROOT, line, "", "satbus", "raw", "ratio", "unit", "met", "target"));
        for (Figure figure : figures) {
            table.append(String.format(
                    Locale.ROOT,
                    line,
                    figure.key(),
                    shown(OptionalDouble.of(figure.satbus())),
                    shown(figure.raw()),
                    shown(figure.ratio()),
                    figure.unit(),
                    figure.met() ? "yes" : "NO",
                    figure.target()));
        }
        return table + "\n" + about();
    }

    private String about() {
        return machine.get("processor") + ", " + machine.get("cores") + " cores, " + machine.get("memory_gib")
                + " GiB; Java " + Runtime.version() + " with " + String.join(" ", BenchJvm.FLAGS) + "; Kafka "
                + AppInfoParser.getVersion() + "; " + date;
    }

    private static String shown(OptionalDouble value) {
        if (value.isEmpty()) {
            return "-";
        }
        double rounded = Figure.rounded(value.getAsDouble());
        return Math.abs(rounded) >= 100
                ? String.format(Locale.ROOT, "%,.0f", rounded)
                : String.format(Locale.ROOT, "%.4g", rounded);
    }

    /** Replaces what stands between the markers of a Markdown file. */
    void writeInto(Path file) throws IOException {
        String text = Files.readString(file);
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IOException("Cannot write the table into " + file + ": it has no lines '" + BEGIN + "' and '"
                    + END + "' in this order; add them where the table belongs");
        }
        Files.writeString(file, text.substring(0, begin + BEGIN.length()) + "\n" + markdown() + text.substring(end));
    }

    private String markdown() {
        StringBuilder table = new StringBuilder();
        table.append("`").append(command).append("`\n\n").append(about()).append("\n\n");
        table.append(
                "| key | satbus | raw | ratio | unit | target | met |\n| --- | ---: | ---: | ---: | --- | --- | --- |\n");
        for (Figure figure : figures) {
            table.append(String.format(
                    Locale.ROOT,
                    "| `%s` | %s | %s | %s | %s | %s | %s |%n",
                    figure.key(),
                    shown(OptionalDouble.of(figure.satbus())),
                    shown(figure.raw()),
                    shown(figure.ratio()),
                    figure.unit(),
                    figure.target(),
                    figure.met() ? "yes" : "**no**"));
        }
        return table.toString();
    }
}
