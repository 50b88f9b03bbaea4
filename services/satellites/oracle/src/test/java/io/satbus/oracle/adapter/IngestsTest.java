package io.satbus.oracle.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.satbus.messages.v1.IngestReport;
import io.satbus.oracle.domain.Format;
import io.satbus.protocol.FailureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestsTest {
    private static final String ROWS = "symbol,date,price\nA,2000-01-01,1\nA,2000-01-02,x\nA,2000-01-03,2";
    private static final Duration LONG = Duration.ofSeconds(20);

    private final Path folder;
    private final Desk desk;
    private final ReadingRoom room;
    private String root = "";

    IngestsTest(@TempDir Path folder) {
        this.folder = folder;
        this.desk = new Desk(folder, "more.csv");
        this.room = new ReadingRoom(desk.context(), folder.resolve("checkpoints"));
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void reportsWhatBecameOfTheRows() throws Exception {
        desk.write(ROWS);

        IngestReport first = ingest(desk.file.toString());
        assertThat(first.getComplete()).isTrue();
        assertThat(first.getRows()).isEqualTo(3);
        assertThat(first.getGood()).isEqualTo(2);
        assertThat(first.getBad()).isEqualTo(1);
        IngestReport again = ingest(desk.file.toString());
        assertThat(again.getRows()).isZero();
        assertThat(again.getSkipped()).isEqualTo(3);
        assertThat(again.getResumedAt()).isEqualTo(4);
        assertThat(room.reports()).containsExactly(again);
    }

    @Test
    void refusesWhatCannotBeReadWithAClearFailure() throws IOException {
        root = Files.createDirectory(folder.resolve("allowed")).toString();
        desk.write(ROWS);
        assertCode(() -> ingest(desk.file.toString()), "outside-root");
        assertCode(() -> ingest(root + "/../more.csv"), "outside-root");
        root = "";
        assertCode(() -> ingest(folder.resolve("absent.csv").toString()), "unreadable");
        assertCode(() -> ingest(folder.toString()), "not-a-file");
        assertCode(() -> ingest("a\0b"), "unreadable");
        desk.write("no header\n");
        assertCode(() -> ingest(desk.file.toString()), "bad-header");
    }

    @Test
    void goesOnAfterARestartWithWhatWasNotFinished() throws Exception {
        desk.write(ROWS);
        desk.outlet.failAfter(1);
        assertCode(() -> ingest(desk.file.toString()), "unpublished");
        desk.outlet.failAfter(Integer.MAX_VALUE);

        ingests().resume();
        IngestReport report = ingest(desk.file.toString());
        assertThat(report.getRows() + report.getSkipped()).isEqualTo(3);
        assertThat(desk.outlet.lines()).contains(2L, 3L, 4L);
        assertThat(Files.readString(folder.resolve("ingests.json"))).isEqualTo("[]");
    }

    @Test
    void followsTheFilesOfADirectoryAsTheyGrow() throws Exception {
        Path source = Files.createDirectory(folder.resolve("source"));
        Files.writeString(source.resolve("a.csv"), "symbol,date,price\nA,2000-01-01,1\n");
        Files.writeString(source.resolve("b.jsonl"), "{\"symbol\":\"B\",\"date\":\"2000-01-01\",\"price\":1}\n");
        Files.writeString(source.resolve("notes.txt"), "nothing to read\n");
        Follower follower = new Follower(() -> Optional.of(source), room, ingests(), desk.context());

        follower.look();
        assertThat(desk.outlet.good()).extracting(good -> good.row().symbol()).containsExactly("A", "B");
        Files.writeString(source.resolve("a.csv"), "symbol,date,price\nA,2000-01-01,1\nA,2000-01-02,1\n");
        follower.look();
        follower.look();
        assertThat(desk.outlet.good()).hasSize(3);
    }

    @Test
    void survivesASourceThatIsNotThere() throws Exception {
        Follower follower = new Follower(() -> Optional.of(folder.resolve("absent")), room, ingests(), desk.context());

        follower.look();
        assertThat(desk.outlet.entries()).isEmpty();
    }

    @Test
    void putsTheShippedPricesWhereTheyCanBeRead() throws Exception {
        Path file = ShippedData.in(folder.resolve("shipped"));

        assertThat(ingest(file.toString()).getGood()).isEqualTo(560);
    }

    @Test
    void readsWhatCommandsNameAsFastAsItCan() throws Exception {
        desk.followAtOneRowPerSecond();
        desk.write(rows(1000));

        assertThat(ingest(desk.file.toString()).getComplete()).isTrue();
        assertThat(desk.outlet.entries()).hasSize(1000);
    }

    @Test
    void followsAtThePaceThatIsSet() throws Exception {
        desk.followAtOneRowPerSecond();
        desk.write(rows(1000));
        Follower follower = new Follower(() -> Optional.of(desk.file), room, ingests(), desk.context());

        Thread following = Thread.ofVirtual().start(follower::run);
        desk.outlet.awaitFirst();
        desk.stop.countDown();

        assertThat(following.join(LONG)).isTrue();
        assertThat(desk.outlet.entries()).hasSizeBetween(1, 20);
    }

    private static String rows(int count) {
        LocalDate first = LocalDate.of(2000, 1, 1);
        return IntStream.range(0, count)
                .mapToObj(row -> "A," + first.plusDays(row) + ",1\n")
                .collect(Collectors.joining("", "symbol,date,price\n", ""));
    }

    private IngestReport ingest(String path) throws IOException, InterruptedException {
        return ingests().ingest(path, Format.ofName(path), LONG);
    }

    private Ingests ingests() throws IOException {
        return new Ingests(room, desk.context()::unpaced, () -> root, folder.resolve("ingests.json"));
    }

    private static void assertCode(ThrowingCallable action, String code) {
        assertThatThrownBy(action).isInstanceOf(FailureException.class).hasMessageStartingWith(code + ":");
    }
}
