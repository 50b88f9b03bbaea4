package io.satbus.satellite;

import io.satbus.bus.Bus;
import io.satbus.bus.Delivery;
import io.satbus.bus.Outcome;
import io.satbus.bus.Payload;
import io.satbus.bus.Receipt;
import io.satbus.bus.UndeliverableException;
import io.satbus.protocol.EnvelopeBuilder;
import io.satbus.protocol.Failure;
import io.satbus.protocol.Kind;
import io.satbus.protocol.payload.PayloadType;
import io.satbus.protocol.payload.PayloadTypes;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one handler or task sends, as caused by the message that it handles. Knows how much of it is not on the bus yet,
 * so that a message is not done before everything it caused is. Safe for use by any thread.
 */
final class Outbox {
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

    private final Bus bus;
    private final Optional<Delivery> cause;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition settled = lock.newCondition();
    private int waiting;
    private boolean unattended;
    private @Nullable Throwable failure;

    Outbox(Bus bus, Optional<Delivery> cause) {
        this.bus = bus;
        this.cause = cause;
    }

    /** Sends a message that nobody waits for; whether it arrives on the bus, {@link #flush} tells. */
    void publish(Kind kind, String subject, Outgoing outgoing, Object value) {
        EnvelopeBuilder draft = outgoing.applyTo(draft(kind, outgoing)).subject(subject);
        lock.lock();
        try {
            waiting++;
        } finally {
            lock.unlock();
        }
        CompletableFuture<Receipt> sent;
        try {
            sent = bus.publish(draft, payloadOf(value));
        } catch (RuntimeException | Error e) {
            settle(null);
            throw e;
        }
        var _ = sent.whenComplete((_, thrown) -> settle(causeOf(thrown)));
    }

    /** Asks, and waits no longer than the message that caused it has time. */
    CompletableFuture<Outcome> request(Kind kind, Outgoing outgoing, Object value) {
        Duration timeout = cause.map(Delivery::remaining)
                .filter(remaining -> remaining.compareTo(outgoing.timeout()) < 0)
                .orElse(outgoing.timeout());
        if (timeout.isZero() || timeout.isNegative()) {
            return CompletableFuture.completedFuture(new Outcome.Expired(Duration.ZERO));
        }
        EnvelopeBuilder draft = draft(kind, outgoing);
        // Whoever waits for an urgent answer waits for this one too.
        cause.ifPresent(delivery -> draft.priority(delivery.envelope().priority()));
        return bus.request(outgoing.applyTo(draft).ttl(timeout), payloadOf(value), timeout);
    }

    /** Waits until all of it is on the bus. */
    void flush() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (waiting > 0) {
                settled.await();
            }
            Throwable thrown = failure;
            failure = null;
            if (thrown instanceof UndeliverableException undeliverable) {
                throw undeliverable;
            }
            if (thrown != null) {
                throw new IllegalStateException("a message could not be sent: " + thrown, thrown);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Nobody will flush again: failures from now on are logged. */
    void leave() {
        lock.lock();
        try {
            unattended = true;
        } finally {
            lock.unlock();
        }
    }

    private void settle(@Nullable Throwable thrown) {
        lock.lock();
        try {
            waiting--;
            if (thrown != null && unattended) {
                LOG.warn("A message that nobody waits for could not be sent", thrown);
            } else if (thrown != null && failure == null) {
                failure = thrown;
            }
            if (waiting == 0) {
                settled.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** A future that depends on another wraps what that failed with. */
    private static @Nullable Throwable causeOf(@Nullable Throwable thrown) {
        return thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
    }

    private EnvelopeBuilder draft(Kind kind, Outgoing outgoing) {
        EnvelopeBuilder draft = bus.draft(kind, outgoing.target());
        cause.ifPresent(delivery -> draft.causedBy(delivery.envelope()));
        return draft;
    }

    private static Payload payloadOf(Object value) {
        // A failure's own class says which of the closed choices it is; on the wire they are one type.
        Class<?> type = value instanceof Failure ? Failure.class : value.getClass();
        return payloadOf(PayloadTypes.of(type), value);
    }

    private static <T> Payload payloadOf(PayloadType<T> type, Object value) {
        return Payload.of(type, type.javaType().cast(value));
    }
}
