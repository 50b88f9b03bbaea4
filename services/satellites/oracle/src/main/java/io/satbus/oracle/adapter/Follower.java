package io.satbus.oracle.adapter;

import io.satbus.oracle.domain.Format;
import io.satbus.protocol.FailureException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for new rows in the configured source again and again, one file after another, in a thread of its own that ends
 * with the stop of the {@link PassContext}.
 */
final class Follower {
    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);

    private final Supplier<Optional<Path>> source;
    private final ReadingRoom room;
    private final Ingests ingests;
    private final PassContext context;
    /** Files as they were when they were last read to the end, or found to be of no use. Of the follower's thread. */
    private final Map<Path, Source.Stamp> seen = new HashMap<>();

    private String complaint = "";

    /** @param source what to follow, as configured now; empty for nothing */
    Follower(Supplier<Optional<Path>> source, ReadingRoom room, Ingests ingests, PassContext context) {
        this.source = source;
        this.room = room;
        this.ingests = ingests;
        this.context = context;
    }

    /** Runs until the stop. */
    void run() {
        try {
            do {
                look();
            } while (!context.stop().await(context.config().get().interval().toNanos(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** One round over all files. */
    void look() throws InterruptedException {
        try {
            ingests.resume();
            Optional<Path> followed = source.get();
            if (followed.isPresent()) {
                look(followed.get());
            }
        } catch (IOException e) {
            complain("Cannot look for rows: " + e + "; looking again every "
                    + context.config().get().interval());
        } catch (RuntimeException e) {
            // Whatever one round stumbles over, the next may get past it; nobody else would begin it.
            LOG.error("Looking for rows failed; looking again", e);
        }
    }

    private void look(Path followed) throws IOException, InterruptedException {
        List<Path> files = Source.files(followed);
        seen.keySet().retainAll(files);
        for (Path file : files) {
            if (context.stopping()) {
                return;
            }
            read(file);
        }
    }

    private void read(Path file) throws IOException, InterruptedException {
        Source.Stamp stamp = Source.stamp(file);
        if (stamp.equals(seen.get(file))) {
            return;
        }
        try {
            Format format = Format.ofName(String.valueOf(file.getFileName()));
            Progress progress = room.read(file, format, settled(stamp), context.paced())
                    .done()
                    .get();
            complaint = "";
            if (progress.complete()) {
                seen.put(file, stamp);
            }
            if (progress.counts().rows() > 0) {
                LOG.info(
                        "Read {}: {} good rows, {} bad, {} with warnings",
                        file.getFileName(),
                        progress.counts().good(),
                        progress.counts().bad(),
                        progress.counts().warned());
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof FailureException) {
                seen.put(file, stamp);
            }
            complain("Could not read all of " + file + ": " + e.getCause());
        } catch (FailureException e) {
            complain("Could not begin to read " + file + ": " + e.failure().message());
        }
    }

    /** Whether nobody seems to be writing any more. */
    private boolean settled(Source.Stamp stamp) {
        Duration age = Duration.ofMillis(context.clock().wallMillis() - stamp.modifiedMillis());
        return age.compareTo(context.config().get().interval()) >= 0;
    }

    /** Says the same thing once, however often it happens in a row. */
    private void complain(String what) {
        if (!what.equals(complaint)) {
            complaint = what;
            LOG.warn("{}", what);
        }
    }
}
