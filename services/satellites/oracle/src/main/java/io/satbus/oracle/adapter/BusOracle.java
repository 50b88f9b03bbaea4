package io.satbus.oracle.adapter;

import io.satbus.messages.v1.Ingest;
import io.satbus.messages.v1.IngestReport;
import io.satbus.messages.v1.StatusReport;
import io.satbus.oracle.config.OracleConfig;
import io.satbus.oracle.domain.Fields;
import io.satbus.oracle.domain.Format;
import io.satbus.protocol.Envelope;
import io.satbus.protocol.FailureException;
import io.satbus.satellite.Context;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/**
 * The satellite: follows its source from the start to the stop, and reads what commands name. Started and stopped once;
 * between the two its handlers may be called by any thread.
 */
public final class BusOracle {
    /** The first name of the subjects that it publishes. */
    public static final String STREAM = BusOutlet.STREAM;

    /** Part of an asker's time that is left for the answer to travel. */
    private static final int ANSWER_SHARE = 4;
    /** Longest wait for the end of a file: a shutdown waits for handlers, and so for this. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    private volatile Optional<Parts> parts = Optional.empty();

    /** Begins to follow the source. */
    public void start(Context context) throws IOException {
        Path state = context.stateDirectory()
                .orElseThrow(() -> FailureException.rejected(
                        "no-state-directory", "oracle must remember what it has read; set SATBUS_STATE_DIR"));
        Supplier<OracleConfig> config = () -> context.config(OracleConfig.class);
        Path shipped = ShippedData.in(state.resolve("shipped"));
        PassContext passes = new PassContext(
                config,
                new Fields(() ->
                        LocalDate.ofInstant(Instant.ofEpochMilli(context.clock().wallMillis()), ZoneOffset.UTC)),
                () -> new BusOutlet(context.detached()),
                context.clock(),
                new CountDownLatch(1));
        ReadingRoom room = new ReadingRoom(passes, state.resolve("checkpoints"));
        Ingests ingests = new Ingests(room, passes::unpaced, () -> config.get().root(), state.resolve("ingests.json"));
        Supplier<Optional<Path>> source = () -> source(config.get(), shipped);
        Thread follower =
                Thread.ofVirtual().name("oracle-follower").start(new Follower(source, room, ingests, passes)::run);
        parts = Optional.of(new Parts(room, ingests, source, follower));
    }

    /** Lets what is being read end at its next row, and waits for that. */
    public void stop() throws InterruptedException {
        if (parts.isPresent()) {
            parts.get().room().close();
            parts.get().follower().join(Duration.ofSeconds(5));
        }
    }

    public IngestReport ingest(Ingest command, Context context) throws IOException, InterruptedException {
        return started().ingests().ingest(command.getPath(), format(command), patience(context));
    }

    public StatusReport status() {
        return StatusReport.newBuilder()
                .setSource(started().source().get().map(Path::toString).orElse(OracleConfig.NO_SOURCE))
                .addAllFiles(started().room().reports())
                .build();
    }

    private Parts started() {
        return parts.orElseThrow(() -> FailureException.retry("not-started", "oracle is still starting; try again"));
    }

    private static Optional<Path> source(OracleConfig config, Path shipped) {
        return switch (config.source()) {
            case "" -> Optional.of(shipped);
            case OracleConfig.NO_SOURCE -> Optional.empty();
            default -> Optional.of(Path.of(config.source()));
        };
    }

    private static Format format(Ingest command) {
        return switch (command.getFormat()) {
            case FORMAT_CSV -> Format.CSV;
            case FORMAT_JSON_LINES -> Format.JSON_LINES;
            case FORMAT_UNSPECIFIED -> Format.ofName(command.getPath());
            case UNRECOGNIZED ->
                throw FailureException.rejected(
                        "bad-format", "format is unknown; use FORMAT_CSV, FORMAT_JSON_LINES or leave it out");
        };
    }

    /** Most of the time that the asker waits: so it hears how far reading came, instead of nothing. */
    private static Duration patience(Context context) {
        Duration asked = context.message()
                .map(message -> message.envelope())
                .map(Envelope::ttl)
                .orElse(Duration.ZERO);
        Duration most = asked.minus(asked.dividedBy(ANSWER_SHARE));
        return most.compareTo(LONGEST_WAIT) < 0 ? most : LONGEST_WAIT;
    }

    private record Parts(ReadingRoom room, Ingests ingests, Supplier<Optional<Path>> source, Thread follower) {}
}
