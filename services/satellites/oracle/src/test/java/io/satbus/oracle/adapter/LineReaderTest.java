package io.satbus.oracle.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineReaderTest {
    private final Path folder;

    LineReaderTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void givesLinesOfBothKindsWithTheirEnds() throws IOException {
        List<Line> lines = lines("ab\r\n\nä\ntail".getBytes(UTF_8), 0, 0, 100);

        assertThat(lines).extracting(Line::text).map(Optional::orElseThrow).containsExactly("ab", "", "ä", "tail");
        assertThat(lines).extracting(Line::end).containsExactly(4L, 5L, 8L, 12L);
        assertThat(lines).extracting(Line::number).containsExactly(1L, 2L, 3L, 4L);
        assertThat(lines).extracting(Line::terminated).containsExactly(true, true, true, false);
    }

    @Test
    void goesOnAtTheEndOfAnyLine() throws IOException {
        byte[] bytes = "one\ntwo\r\nthree\n".getBytes(UTF_8);
        List<Line> all = lines(bytes, 0, 0, 100);
        for (int i = 0; i < all.size(); i++) {
            List<Line> rest = lines(bytes, all.get(i).end(), all.get(i).number(), 100);
            assertThat(rest).extracting(Line::number).isEqualTo(numbers(all.subList(i + 1, all.size())));
            assertThat(rest).extracting(Line::end).isEqualTo(ends(all.subList(i + 1, all.size())));
        }
    }

    @Test
    void keepsOnlyTheBeginningOfALineThatIsTooLong() throws IOException {
        String huge = "x".repeat(10 << 20);
        List<Line> lines = lines((huge + "\nnext\n").getBytes(UTF_8), 0, 0, 64);

        assertThat(lines).hasSize(2);
        assertThat(lines.get(0).tooLong()).isTrue();
        assertThat(lines.get(0).length()).isEqualTo(10 << 20);
        assertThat(lines.get(0).text()).isEmpty();
        assertThat(lines.get(1).text()).hasValue("next");
    }

    @Test
    void takesALineOfJustTheLimit() throws IOException {
        List<Line> lines = lines(("x".repeat(64) + "\r\n" + "y".repeat(65) + "\n").getBytes(UTF_8), 0, 0, 64);

        assertThat(lines).extracting(Line::tooLong).containsExactly(false, true);
    }

    @Test
    void knowsWhatIsNotUtf8AndLeavesOutTheByteOrderMark() throws IOException {
        byte[] bytes = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF, 'a', '\n', (byte) 0xC3, '(', '\n'};
        List<Line> lines = lines(bytes, 0, 0, 64);

        assertThat(lines.get(0).text()).hasValue("a");
        assertThat(lines.get(1).text()).isEmpty();
    }

    private static List<Long> numbers(List<Line> lines) {
        return lines.stream().map(Line::number).toList();
    }

    private static List<Long> ends(List<Line> lines) {
        return lines.stream().map(Line::end).toList();
    }

    private List<Line> lines(byte[] bytes, long offset, long number, int limit) throws IOException {
        Path file = Files.write(folder.resolve("lines"), bytes);
        List<Line> lines = new ArrayList<>();
        try (FileChannel channel = FileChannel.open(file)) {
            LineReader reader = new LineReader(channel, offset, number, limit);
            for (Optional<Line> line = reader.next(); line.isPresent(); line = reader.next()) {
                lines.add(line.get());
            }
        }
        return lines;
    }
}
