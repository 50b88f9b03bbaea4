package io.satbus.cli.command;

import io.satbus.bus.Payload;
import io.satbus.cli.adapter.Console;
import io.satbus.cli.adapter.Json;
import io.satbus.cli.domain.CommandFailure;
import io.satbus.cli.domain.Counts;
import io.satbus.cli.domain.Durations;
import io.satbus.cli.domain.ExitCode;
import io.satbus.protocol.EnvelopeBuilder;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Sends each line of standard input as a message, many at a time. The reading thread owns the loop; completions, on other
 * threads, only count.
 */
final class LineSender {
    /** Messages that wait for an answer at once: enough to keep the network busy, little enough for memory. */
    private static final int IN_FLIGHT = 4_096;

    private static final long SHOW_EVERY_NANOS = Duration.ofMillis(200).toNanos();

    private final Console console;
    private final Sending sending;
    private final Semaphore room = new Semaphore(IN_FLIGHT);
    private final LongAdder acknowledged = new LongAdder();
    private final LongAdder failed = new LongAdder();
    /** Which of several simultaneous failures becomes the first does not matter. */
    private volatile Sending.Result firstFailure = Sending.Result.SENT;

    private final long begin = System.nanoTime();
    private long shown = begin;

    /** @param number from 1 */
    record Line(long number, String text) {}

    LineSender(Console console, Sending sending) {
        this.console = console;
        this.sending = sending;
    }

    /** Stops reading at a line that is malformed; what was sent before stays sent, and is waited for. */
    ExitCode sendAll(Function<Line, Payload> reading, Supplier<EnvelopeBuilder> drafts, boolean asJson) {
        CommandFailure malformed = null;
        try {
            read(reading, drafts);
        } catch (CommandFailure e) {
            malformed = e;
        } catch (IOException e) {
            malformed = CommandFailure.usage("Standard input cannot be read: " + e.getMessage() + ".");
        }
        awaitAll();
        report(asJson);
        if (malformed != null) {
            console.problem(malformed.sentence() + " Nothing after it was sent.");
            return malformed.code();
        }
        Sending.Result failure = firstFailure;
        if (failure.code() != ExitCode.OK) {
            console.problem("The first failure: " + failure.sentence());
        }
        return failure.code();
    }

    private void read(Function<Line, Payload> reading, Supplier<EnvelopeBuilder> drafts) throws IOException {
        long number = 0;
        for (String text = console.in().readLine();
                text != null;
                text = console.in().readLine()) {
            number++;
            if (!text.isBlank()) {
                Payload payload = reading.apply(new Line(number, text));
                room.acquireUninterruptibly();
                var _ = sending.send(drafts.get(), payload).whenComplete((result, _) -> count(result));
                showProgress(number);
            }
        }
    }

    private void count(Sending.Result result) {
        if (result.code() == ExitCode.OK) {
            acknowledged.increment();
        } else {
            failed.increment();
            if (firstFailure.code() == ExitCode.OK) {
                firstFailure = result;
            }
        }
        room.release();
    }

    /** Every message gives its room back when it is done. */
    private void awaitAll() {
        room.acquireUninterruptibly(IN_FLIGHT);
        console.clearProgress();
    }

    private void showProgress(long read) {
        long now = System.nanoTime();
        if (now - shown > SHOW_EVERY_NANOS) {
            shown = now;
            long done = acknowledged.sum() + failed.sum();
            int filled = (int) (20 * done / read);
            console.progress("[" + "=".repeat(filled) + " ".repeat(20 - filled) + "] " + Counts.grouped(done) + " of "
                    + Counts.grouped(read) + " read, " + Counts.grouped(rate(done)) + "/s"
                    + (failed.sum() > 0 ? ", " + Counts.grouped(failed.sum()) + " failed" : ""));
        }
    }

    private long rate(long count) {
        return count * 1_000_000_000L / Math.max(1, System.nanoTime() - begin);
    }

    private void report(boolean asJson) {
        Duration elapsed = Duration.ofNanos(System.nanoTime() - begin);
        if (asJson) {
            console.json(Json.object()
                    .put("sent", acknowledged.sum())
                    .put("failed", failed.sum())
                    .put("elapsedMs", elapsed.toMillis()));
        } else {
            console.line(Counts.of(acknowledged.sum(), "message") + " acknowledged, " + Counts.grouped(failed.sum())
                    + " failed, in " + Durations.describe(elapsed) + " (" + Counts.grouped(rate(acknowledged.sum()))
                    + "/s)");
        }
    }
}
