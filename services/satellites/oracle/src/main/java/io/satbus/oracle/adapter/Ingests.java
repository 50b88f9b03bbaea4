package io.satbus.oracle.adapter;

import com.fasterxml.jackson.core.type.TypeReference;
import io.satbus.messages.v1.IngestReport;
import io.satbus.oracle.domain.Format;
import io.satbus.protocol.Failure;
import io.satbus.protocol.FailureException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files that commands name. What is accepted is written down and struck out when it is read to the end, so a crash in the
 * middle of a file is made up for after the restart. Safe for use by any thread.
 */
final class Ingests {
    private static final Logger LOG = LoggerFactory.getLogger(Ingests.class);

    private final ReadingRoom room;
    private final Supplier<Pace> pace;
    private final Supplier<String> root;
    private final StateFile<List<PendingIngest>> saved;
    private final ReentrantLock lock = new ReentrantLock();
    /** Guarded by the lock. */
    private final Set<PendingIngest> pending;

    /**
     * @param pace one for each file
     * @param root directory that files must lie in, as configured now; empty for any
     */
    Ingests(ReadingRoom room, Supplier<Pace> pace, Supplier<String> root, Path state) throws IOException {
        this.room = room;
        this.pace = pace;
        this.root = root;
        this.saved = new StateFile<>(state, new TypeReference<>() {});
        this.pending = new LinkedHashSet<>(saved.read().orElse(List.of()));
    }

    /**
     * Reads what is new in a file.
     *
     * @param patience how long to wait for the end; reading goes on after that
     * @return how far it came
     * @throws FailureException if the file cannot be read, or too many are being read
     */
    IngestReport ingest(String path, Format format, Duration patience) throws IOException, InterruptedException {
        Path file = Source.named(path, root.get());
        PendingIngest ingest = new PendingIngest(file.toString(), format);
        Job job = begin(ingest, file);
        try {
            job.done().get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            return job.report();
        } catch (ExecutionException e) {
            throw failure(path, e.getCause());
        }
        return job.report();
    }

    /** Goes on with what was accepted and is not under way. */
    void resume() throws IOException {
        for (PendingIngest ingest : waiting()) {
            try {
                Path file = Source.named(ingest.path(), root.get());
                if (!room.reading(file)) {
                    var _ = begin(ingest, file);
                }
            } catch (FailureException e) {
                LOG.warn(
                        "Cannot go on reading {}: {}",
                        ingest.path(),
                        e.failure().message());
                if (e.failure() instanceof Failure.Rejected) {
                    strike(ingest);
                }
            }
        }
    }

    private Job begin(PendingIngest ingest, Path file) throws IOException {
        Job job = room.read(file, ingest.format(), true, pace.get());
        lock.lock();
        try {
            if (pending.add(ingest)) {
                saved.write(List.copyOf(pending));
            }
        } finally {
            lock.unlock();
        }
        var _ = job.done().whenComplete((progress, error) -> {
            if (error == null ? progress.complete() : !again(error)) {
                strike(ingest);
            }
        });
        return job;
    }

    private List<PendingIngest> waiting() {
        lock.lock();
        try {
            return List.copyOf(pending);
        } finally {
            lock.unlock();
        }
    }

    private void strike(PendingIngest ingest) {
        lock.lock();
        try {
            if (pending.remove(ingest)) {
                saved.write(List.copyOf(pending));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot strike out " + ingest.path(), e);
        } finally {
            lock.unlock();
        }
    }

    /** Whether a later pass may do better. */
    private static boolean again(Throwable error) {
        return error instanceof UnpublishedException || error instanceof InterruptedException;
    }

    private static FailureException failure(String path, @Nullable Throwable cause) {
        return switch (cause) {
            case FailureException known -> known;
            case UnpublishedException e -> FailureException.retry("unpublished", "'" + path + "': " + e.getMessage());
            case null, default -> FailureException.retry("unreadable", "reading '" + path + "' failed: " + cause);
        };
    }
}
