package io.satbus.oracle.adapter;

import com.fasterxml.jackson.core.type.TypeReference;
import io.satbus.messages.v1.IngestReport;
import io.satbus.oracle.domain.Format;
import io.satbus.protocol.FailureException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Reads files, each in a thread of its own and never twice at once. Safe for use by any thread.
 *
 * <p>{@link #close} lets every pass end at its next row with a checkpoint, and waits for that.
 */
final class ReadingRoom implements AutoCloseable {
    private static final int MAX_REPORTS = 1000;
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(20);

    private final PassContext context;
    private final Path checkpoints;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ReentrantLock lock = new ReentrantLock();
    /** The latest job of each file. Guarded by the lock. */
    private final TreeMap<Path, Job> jobs = new TreeMap<>();

    /** @param checkpoints directory for what has been read so far; one file for each file read */
    ReadingRoom(PassContext context, Path checkpoints) {
        this.context = context;
        this.checkpoints = checkpoints;
    }

    /**
     * Begins to read what is new in a file, or joins the pass that is under way, at the pace that it has.
     *
     * @param file its real path
     * @param pace of a pass that begins
     * @throws FailureException {@code busy} if too many files are being read; try again
     */
    Job read(Path file, Format format, boolean takeTail, Pace pace) {
        lock.lock();
        try {
            Job known = jobs.get(file);
            if (known != null && !known.done().isDone()) {
                return known;
            }
            admit(file);
            FilePass pass = new FilePass(file, format, checkpoint(file), pace, context);
            Job job = new Job(file, pass, new CompletableFuture<>());
            jobs.put(file, job);
            threads.execute(() -> run(job, takeTail));
            return job;
        } finally {
            lock.unlock();
        }
    }

    /** Whether a pass over the file is under way. */
    boolean reading(Path file) {
        lock.lock();
        try {
            Job known = jobs.get(file);
            return known != null && !known.done().isDone();
        } finally {
            lock.unlock();
        }
    }

    /** What became of each file, by path. */
    List<IngestReport> reports() {
        lock.lock();
        try {
            return jobs.values().stream().map(Job::report).toList();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            context.stop().countDown();
            threads.shutdown();
        } finally {
            lock.unlock();
        }
        try {
            if (!threads.awaitTermination(CLOSE_PATIENCE.toNanos(), TimeUnit.NANOSECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException _) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private void admit(Path file) {
        long running =
                jobs.values().stream().filter(job -> !job.done().isDone()).count();
        int most = context.config().get().maxFiles();
        if (context.stopping() || running >= most) {
            throw FailureException.retry(
                    "busy",
                    "cannot read " + file + " now: " + running + " of " + most + " files are being read; try later");
        }
        if (jobs.size() >= MAX_REPORTS) {
            jobs.values().stream()
                    .filter(job -> job.done().isDone())
                    .findFirst()
                    .ifPresent(job -> jobs.remove(job.file()));
        }
    }

    private static void run(Job job, boolean takeTail) {
        try {
            job.done().complete(job.pass().run(takeTail));
        } catch (Throwable e) {
            // Whoever waits for the job hears of it; nobody else can do anything about it.
            job.done().completeExceptionally(e);
        }
    }

    private StateFile<Checkpoint> checkpoint(Path file) {
        UUID name = UUID.nameUUIDFromBytes(file.toString().getBytes(StandardCharsets.UTF_8));
        return new StateFile<>(checkpoints.resolve(name + ".json"), new TypeReference<>() {});
    }
}
