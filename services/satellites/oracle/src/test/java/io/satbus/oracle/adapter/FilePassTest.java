package io.satbus.oracle.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.satbus.oracle.domain.Counts;
import io.satbus.oracle.domain.Fault;
import io.satbus.protocol.FailureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilePassTest {
    private static final String HEADER = "symbol,date,price\n";

    private final Path folder;

    private final Desk desk;

    FilePassTest(@TempDir Path folder) {
        this.folder = folder;
        this.desk = new Desk(folder, "prices.csv");
    }

    @Test
    void readsNothingFromAnEmptyFileOrAHeader() throws Exception {
        assertThat(desk.write("").pass().counts()).isEqualTo(Counts.NONE);
        assertThat(desk.write(HEADER).pass().counts()).isEqualTo(Counts.NONE);
    }

    @Test
    void reportsEveryBadRowWithItsLine() throws Exception {
        desk.write(String.join(
                "\r\n",
                "\uFEFFsymbol,date,price",
                "A,2000-01-01,1",
                "",
                "A,2000-01-02,NaN",
                "A,2000-01-01,1",
                "\"A,",
                "A,2000-01-03,1.01"));

        assertThat(desk.pass()).isEqualTo(new Progress(0, Counts.NONE, new Counts(2, 3, 0), true));
        assertThat(desk.outlet.lines()).containsExactly(2L, 4L, 5L, 6L, 7L);
        assertThat(desk.outlet.faults()).containsExactly(Fault.BAD_PRICE, Fault.DUPLICATE, Fault.MALFORMED_CSV);
    }

    @Test
    void reportsBytesThatAreNoTextAndLinesThatAreTooLong() throws Exception {
        desk.write(HEADER);
        Files.write(desk.file, new byte[] {'A', (byte) 0xFF, '\n'}, StandardOpenOption.APPEND);
        desk.append("x".repeat(10 << 20) + "\nA,2000-01-01,1\n");

        assertThat(desk.pass().counts()).isEqualTo(new Counts(1, 2, 0));
        assertThat(desk.outlet.faults()).containsExactly(Fault.NOT_UTF8, Fault.LINE_TOO_LONG);
        assertThat(desk.outlet.lines()).containsExactly(2L, 3L, 4L);
    }

    @Test
    void refusesAFileWithoutHeaderAndSaysSoOnTheBus() throws Exception {
        desk.write("MSFT,Jan 1 2000,39.81\n");

        assertThatThrownBy(desk::pass)
                .isInstanceOf(FailureException.class)
                .hasMessageContaining("bad-header")
                .hasMessageContaining("prices.csv");
        assertThat(desk.outlet.faults()).containsExactly(Fault.BAD_HEADER);
    }

    @Test
    void goesOnWhereItStopped() throws Exception {
        desk.write(HEADER + "A,2000-01-01,1\n");
        desk.pass();
        desk.append("A,2000-01-02,1\nA,2000-01-02,1\n");

        Progress second = desk.pass();
        assertThat(second).isEqualTo(new Progress(2, new Counts(1, 0, 0), new Counts(1, 1, 0), true));
        assertThat(desk.outlet.lines()).containsExactly(2L, 3L, 4L);
        assertThat(desk.outlet.faults()).containsExactly(Fault.DUPLICATE);
    }

    @Test
    void leavesALineThatIsStillBeingWritten() throws Exception {
        desk.write(HEADER + "A,2000-01-01,1\nA,2000-01");

        assertThat(desk.pass(false)).isEqualTo(new Progress(0, Counts.NONE, new Counts(1, 0, 0), false));
        desk.append("-02,1\n");
        assertThat(desk.pass(false).counts()).isEqualTo(new Counts(1, 0, 0));
        assertThat(desk.outlet.faults()).isEmpty();
    }

    @Test
    void beginsAnewWhenTheFileWasReplacedOrShrank() throws Exception {
        desk.write(HEADER + "A,2000-01-01,1\nA,2000-01-02,1\n");
        desk.pass();

        assertThat(desk.write(HEADER + "A,2000-01-01,2\nA,2000-01-02,2\n")
                        .pass()
                        .counts())
                .isEqualTo(new Counts(2, 0, 0));
        assertThat(desk.write(HEADER + "A,2000-01-01,2\n").pass().counts()).isEqualTo(new Counts(1, 0, 0));
    }

    @Test
    void losesNoRowWhereverTheBusGoesAway() throws Exception {
        int rows = 40;
        for (int failAt = 0; failAt <= rows; failAt++) {
            Desk one = new Desk(Files.createDirectory(folder.resolve("run" + failAt)), "prices.csv");
            one.write(generated(rows));
            one.outlet.failAfter(failAt);
            if (failAt < rows) {
                assertThatThrownBy(one::pass).isInstanceOf(UnpublishedException.class);
            }
            one.outlet.failAfter(Integer.MAX_VALUE);
            one.pass();

            assertThat(one.outlet.lines())
                    .contains(LongStream.rangeClosed(2, rows + 1).boxed().toArray(Long[]::new));
            assertThat(one.outlet.faults()).isEmpty();
        }
    }

    @Test
    void losesAndRepeatsNoRowWhereverItIsStopped() throws Exception {
        String text = generated(40);
        for (int cut = 0; cut <= text.length(); cut += 7) {
            Desk one = new Desk(Files.createDirectory(folder.resolve("cut" + cut)), "prices.csv");
            one.write(text.substring(0, cut)).pass(false);
            one.write(text).pass(false);

            assertThat(one.outlet.lines())
                    .isEqualTo(LongStream.rangeClosed(2, 41).boxed().toList());
            assertThat(one.outlet.faults()).isEmpty();
        }
    }

    @Test
    void endsAtTheNextRowWhenToldToStop() throws Exception {
        desk.write(generated(10));
        desk.stop.countDown();

        assertThat(desk.pass().complete()).isFalse();
        assertThat(desk.outlet.entries()).isEmpty();
    }

    @Test
    void readsJsonLines() throws IOException, InterruptedException {
        Desk json = new Desk(folder, "prices.jsonl");
        json.write("""
                {"symbol":"A","date":"2000-01-01","close":1}
                {"symbol":
                {"symbol":"A","date":"2000-01-02","close":1.5}""");

        assertThat(json.pass().counts()).isEqualTo(new Counts(2, 1, 0));
        assertThat(json.outlet.faults()).containsExactly(Fault.MALFORMED_JSON);
    }

    private static String generated(int rows) {
        StringBuilder text = new StringBuilder(HEADER);
        for (int i = 0; i < rows; i++) {
            text.append("A,").append(LocalDate.of(2000, 1, 1).plusDays(i)).append(',');
            text.append(100 + i % 3).append('\n');
        }
        return text.toString();
    }
}
