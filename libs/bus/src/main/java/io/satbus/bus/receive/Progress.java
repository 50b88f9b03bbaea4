package io.satbus.bus.receive;

import io.satbus.bus.BusMeters.Ending;
import io.satbus.kernel.Clock;
import io.satbus.protocol.Envelope;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** How far the handlers have come: what heartbeats say of it. Safe for use by any thread. */
public final class Progress {
    private final Clock clock;
    private final LongAdder handled = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final AtomicLong tickets = new AtomicLong();
    private final Map<Long, Running> running = new ConcurrentHashMap<>();

    public Progress(Clock clock) {
        this.clock = clock;
    }

    private record Running(long sinceNanos, String type) {}

    long begin(long nanos, Envelope envelope) {
        long ticket = tickets.incrementAndGet();
        running.put(ticket, new Running(nanos, envelope.content().type()));
        return ticket;
    }

    void end(long ticket) {
        running.remove(ticket);
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
        return Duration.ofNanos(running.values().stream()
                .mapToLong(handler -> now - handler.sinceNanos())
                .max()
                .orElse(0));
    }

    /** Message types of the handlers that run now. */
    public List<String> types() {
        return running.values().stream().map(Running::type).distinct().sorted().toList();
    }
}
