package io.satbus.bus.receive;

import io.satbus.bus.BusMeters.Ending;
import io.satbus.kernel.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How far the handlers have come: what heartbeats say of it. Safe for use by any thread.
 *
 * <p>Each running handler holds a slot while it runs. A handler that finds none (there are more than permits) is not
 * watched; it still counts when it ends.
 */
public final class Progress {
    /** For the critical crew and direct handlers besides the permits. */
    private static final int SPARE = 64;

    /** Slots that are tried before a handler goes unwatched. */
    private static final int TRIES = 64;

    private static final int NO_SLOT = -1;

    private final Clock clock;
    private final LongAdder handled = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final AtomicReferenceArray<ReceivedDelivery> running;

    /** @param permits handlers that may run at once */
    public Progress(int permits, Clock clock) {
        this.clock = clock;
        this.running = new AtomicReferenceArray<>(Integer.highestOneBit(permits + SPARE) << 1);
    }

    /** Watches a delivery that has begun, and gives its slot. */
    int begin(ReceivedDelivery delivery) {
        int mask = running.length() - 1;
        int first = System.identityHashCode(delivery);
        for (int i = 0; i < TRIES; i++) {
            int slot = (first + i) & mask;
            if (running.getPlain(slot) == null && running.compareAndSet(slot, null, delivery)) {
                return slot;
            }
        }
        return NO_SLOT;
    }

    void end(int slot) {
        if (slot != NO_SLOT) {
            running.setRelease(slot, null);
        }
    }

    void ended(Ending ending) {
        if (ending != Ending.ABANDONED) {
            handled.increment();
        }
        if (ending == Ending.FAILED) {
            failed.increment();
        }
    }

    /** Messages brought to their end, failures included. */
    public long handled() {
        return handled.sum();
    }

    public long failed() {
        return failed.sum();
    }

    /** How long the oldest running handler has been running; zero if none runs. */
    public Duration oldest() {
        long now = clock.nanos();
        return Duration.ofNanos(running()
                .mapToLong(delivery -> now - delivery.begunNanos())
                .max()
                .orElse(0));
    }

    /** Message types of the handlers that run now. */
    public List<String> types() {
        return running()
                .map(delivery -> delivery.envelope().content().type())
                .distinct()
                .sorted()
                .toList();
    }

    private Stream<ReceivedDelivery> running() {
        return IntStream.range(0, running.length()).mapToObj(running::get).flatMap(Stream::ofNullable);
    }
}
