package io.satbus.oracle.adapter;

import io.satbus.oracle.config.OracleConfig;
import io.satbus.oracle.domain.Counts;
import io.satbus.oracle.domain.CsvRows;
import io.satbus.oracle.domain.Fault;
import io.satbus.oracle.domain.Format;
import io.satbus.oracle.domain.JsonRows;
import io.satbus.oracle.domain.RowChecks;
import io.satbus.oracle.domain.RowReader;
import io.satbus.oracle.domain.Verdict;
import io.satbus.protocol.FailureException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One pass over one file, from its last checkpoint to the end that the file has now.
 *
 * <p>Run once, by one thread; {@link #progress} can be asked by any. A checkpoint is written only when every row before
 * it is acknowledged by the bus, so a crash repeats rows and never loses one.
 */
final class FilePass {
    private static final Logger LOG = LoggerFactory.getLogger(FilePass.class);

    private final Path file;
    private final Format format;
    private final StateFile<Checkpoint> saved;
    private final PassContext context;
    private final OracleConfig config;
    private final BoundedOutlet outlet;
    private final Pace pace;

    private Checkpoint from = Checkpoint.START;
    private RowChecks checks;
    private Optional<RowReader> rows = Optional.empty();
    private String header = "";
    private Counts counts = Counts.NONE;
    private long offset;
    private long line;
    private long savedAt;
    private volatile Progress progress = Progress.NONE;

    FilePass(Path file, Format format, StateFile<Checkpoint> saved, Pace pace, PassContext context) {
        this.file = file;
        this.format = format;
        this.saved = saved;
        this.context = context;
        this.config = context.config().get();
        this.outlet = new BoundedOutlet(context.outlets().get(), config.maxInFlight());
        this.pace = pace;
        this.checks = new RowChecks(config.checks());
    }

    Progress progress() {
        return progress;
    }

    /**
     * Reads what is new.
     *
     * @param takeTail whether a last line without line end is a line, or may still be being written
     * @throws FailureException {@code bad-header} if the file's columns cannot be told
     * @throws UnpublishedException if a row could not be published; the next pass repeats from the last checkpoint
     */
    Progress run(boolean takeTail) throws IOException, InterruptedException {
        try (FileChannel channel = FileChannel.open(file)) {
            resume(channel);
            boolean complete = read(new LineReader(channel, offset, line, config.maxLineBytes()), channel, takeTail);
            save(channel);
            progress = new Progress(from.line(), from.counts(), counts, complete);
            return progress;
        }
    }

    private void resume(FileChannel channel) throws IOException {
        Optional<Checkpoint> last = saved.read();
        if (last.isPresent()) {
            if (channel.size() >= last.get().offset()
                    && Fingerprint.of(channel, last.get().offset())
                            .equals(last.get().print())) {
                from = last.get();
            } else {
                LOG.warn("{} is shorter than or other than what was read of it: reading it from the start", file);
            }
        }
        offset = from.offset();
        line = from.line();
        header = from.header();
        checks = new RowChecks(config.checks(), from.symbols());
        if (format == Format.JSON_LINES) {
            rows = Optional.of(new JsonRows(context.fields()));
        } else if (!header.isEmpty()) {
            rows = Optional.of(CsvRows.below(header, context.fields()));
        }
        savedAt = context.clock().nanos();
        progress = new Progress(from.line(), from.counts(), Counts.NONE, false);
    }

    /** Returns whether everything was read. */
    private boolean read(LineReader lines, FileChannel channel, boolean takeTail)
            throws IOException, InterruptedException {
        for (Optional<Line> next = lines.next(); next.isPresent(); next = lines.next()) {
            if (context.stopping() || (!next.get().terminated() && !takeTail)) {
                return false;
            }
            take(next.get());
            if (context.clock().nanos() - savedAt > config.checkpointInterval().toNanos()) {
                save(channel);
            }
        }
        return true;
    }

    private void take(Line next) throws InterruptedException {
        if (!next.blank()) {
            if (rows.isPresent()) {
                takeRow(next, rows.get());
            } else {
                takeHeader(next);
            }
        }
        offset = next.end();
        line = next.number();
    }

    private void takeRow(Line next, RowReader reader) throws InterruptedException {
        Verdict verdict = judge(next, reader);
        pace.await();
        publish(next.number(), verdict);
        counts = counts.plus(verdict);
        progress = new Progress(from.line(), from.counts(), counts, false);
    }

    private Verdict judge(Line next, RowReader reader) {
        if (next.tooLong()) {
            return new Verdict.Bad(
                    Fault.LINE_TOO_LONG,
                    "has " + next.length() + " bytes; a row has at most " + config.maxLineBytes() + " (maxLineBytes)");
        }
        return next.text()
                .map(text -> checks.check(reader.read(text)))
                .orElseGet(() -> new Verdict.Bad(Fault.NOT_UTF8, "is not UTF-8; save the file as UTF-8"));
    }

    private void takeHeader(Line next) throws InterruptedException {
        try {
            String text = next.text().orElse("");
            rows = Optional.of(CsvRows.below(text, context.fields()));
            header = text;
        } catch (FailureException e) {
            publish(next.number(), new Verdict.Bad(Fault.BAD_HEADER, e.failure().message()));
            outlet.flush();
            throw FailureException.rejected(
                    e.failure().code(), file.getFileName() + ": " + e.failure().message());
        }
    }

    private void publish(long number, Verdict verdict) throws InterruptedException {
        if (outlet.full()) {
            outlet.flush();
        }
        outlet.publish(String.valueOf(file.getFileName()), number, verdict);
    }

    /** Writes down how far the file has been read, once all of that is on the bus. */
    private void save(FileChannel channel) throws IOException, InterruptedException {
        outlet.flush();
        savedAt = context.clock().nanos();
        if (offset != from.offset() || counts.rows() > 0) {
            String print = Fingerprint.of(channel, offset);
            saved.write(
                    new Checkpoint(print, offset, line, header, from.counts().plus(counts), checks.state()));
        }
    }
}
