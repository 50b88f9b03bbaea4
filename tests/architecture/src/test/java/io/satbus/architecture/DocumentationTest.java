package io.satbus.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.satbus.bus.BusMeter;
import io.satbus.protocol.Reason;
import io.satbus.satellite.SatelliteMeter;
import io.satbus.telemetry.MeterDefinition;
import io.satbus.telemetry.TelemetryMeter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documentation says of the code is so. */
class DocumentationTest {
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern SOURCE = Pattern.compile("\\(([^)]+\\.java)\\)");

    @Test
    void linksLeadSomewhere() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Page page : Page.all()) {
            for (String link : page.links()) {
                if (!leadsSomewhere(page, link)) {
                    broken.add(Page.ROOT.relativize(page.file()) + ": " + link);
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    private static boolean leadsSomewhere(Page page, String link) {
        Path target = page.target(link);
        int anchor = link.indexOf('#');
        return Files.exists(target) && (anchor < 0 || Page.of(target).anchors().contains(link.substring(anchor + 1)));
    }

    @Test
    void theIndexHasEveryPage() throws IOException {
        Page index = Page.of("docs/README.md");
        List<Path> linked = index.links().stream().map(index::target).toList();
        List<Path> pages = Page.all().stream()
                .map(Page::file)
                .filter(file -> isIn(file, "docs"))
                .filter(file -> !file.equals(index.file()))
                .toList();
        assertThat(pages).hasSizeGreaterThan(5);
        assertThat(linked).containsAll(pages);
    }

    @Test
    void everyDecisionIsListed() throws IOException {
        Page index = Page.of("docs/adr/README.md");
        List<Path> linked = index.links().stream().map(index::target).toList();
        List<Path> pages = Page.all().stream()
                .map(Page::file)
                .filter(file -> isIn(file, "docs/adr"))
                .filter(file -> !file.equals(index.file()))
                .toList();
        assertThat(pages).isNotEmpty();
        assertThat(linked).containsAll(pages);
    }

    private static boolean isIn(Path file, String folder) {
        return Objects.equals(file.getParent(), Page.ROOT.resolve(folder));
    }

    @Test
    void everyMeterIsExplainedAndNoOther() {
        List<List<String>> explained = Page.of("docs/metrics.md").rows().stream()
                .filter(row -> row.getFirst().startsWith("`satbus."))
                .map(row -> row.subList(0, 4))
                .toList();
        assertThat(explained)
                .containsExactlyElementsOf(Stream.<MeterDefinition[]>of(
                                BusMeter.values(), SatelliteMeter.values(), TelemetryMeter.values())
                        .flatMap(Arrays::stream)
                        .map(DocumentationTest::row)
                        .toList());
    }

    private static List<String> row(MeterDefinition meter) {
        return List.of(
                "`" + meter.meterName() + "`",
                meter.type().name().toLowerCase(Locale.ROOT),
                meter.labels().stream().map(label -> "`" + label + "`").collect(Collectors.joining(", ")),
                meter.description());
    }

    @Test
    void everyReasonIsExplainedInOrder() {
        String text = Page.of("docs/troubleshooting.md").text();
        Page chapter = new Page(Page.ROOT, text.substring(text.indexOf("## A message is rejected")));
        assertThat(chapter.rows().stream().map(List::getFirst).filter(cell -> cell.startsWith("`")))
                .containsExactlyElementsOf(Arrays.stream(Reason.values())
                        .map(reason -> "`" + reason.code() + "`")
                        .toList());
    }

    /** In the table of promises a row names a method and its file, or "the same" file as the row before. */
    @Test
    void promisesAreProvedByTestsThatExist() {
        String text = Page.of("README.md").text();
        String chapter = text.substring(text.indexOf("## What it promises"), text.indexOf("## Beside others"));
        List<String> missing = new ArrayList<>();
        String source = "";
        for (List<String> row :
                new Page(Page.ROOT, chapter).rows().stream().skip(2).toList()) {
            String proof = row.get(1);
            source = first(SOURCE, proof, source);
            String method = first(CODE, proof, "");
            if (!Page.of(source).text().contains(method.isEmpty() ? "@Test" : "void " + method + "(")) {
                missing.add(proof);
            }
        }
        assertThat(missing).isEmpty();
        assertThat(source).isNotEmpty();
    }

    private static String first(Pattern pattern, String text, String otherwise) {
        return pattern.matcher(text)
                .results()
                .findFirst()
                .map((MatchResult match) -> match.group(1))
                .orElse(otherwise);
    }
}
