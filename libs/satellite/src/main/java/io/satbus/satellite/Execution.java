package io.satbus.satellite;

import io.micrometer.core.instrument.Timer;
import io.satbus.bus.Delivery;
import io.satbus.bus.Handler;
import io.satbus.bus.Handling;
import io.satbus.bus.Payload;
import io.satbus.bus.UndeliverableException;
import io.satbus.protocol.Envelope;
import io.satbus.protocol.Failure;
import io.satbus.protocol.FailureException;
import io.satbus.protocol.Message;
import io.satbus.protocol.Reason;
import io.satbus.protocol.ViolationException;
import io.satbus.protocol.payload.PayloadType;
import io.satbus.telemetry.LogContext;
import io.satbus.telemetry.Meters;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * One operation at work: decodes, runs the handler, waits until what it sent is on the bus, answers, measures. Safe for
 * use by any thread.
 */
final class Execution<T, R> implements Handler {
    private final Operation<T, R> operation;
    private final Handling handling;
    private final Surroundings surroundings;
    private final CountDownLatch opened;
    private final LogContext logContext;
    private final Timer done;
    private final Timer failed;
    private final LongAdder begun = new LongAdder();
    private final LongAdder ended = new LongAdder();

    /** @param opened until it is, handlers wait: none runs before the satellite's own start is over */
    Execution(Operation<T, R> operation, Handling handling, Surroundings surroundings, CountDownLatch opened) {
        this.operation = operation;
        this.handling = handling;
        this.surroundings = surroundings;
        this.opened = opened;
        this.logContext = LogContext.of(surroundings.bus().self());
        Meters meters = surroundings.telemetry().meters();
        String kind = operation.kind().label();
        String type = operation.type().name();
        this.done = meters.timer(SatelliteMeter.HANDLING, kind, type, "done");
        this.failed = meters.timer(SatelliteMeter.HANDLING, kind, type, "failed");
    }

    Operation<T, R> operation() {
        return operation;
    }

    /** Whether a handler of it runs now. */
    boolean running() {
        // Read in this order, an execution that ends meanwhile cannot be counted as running.
        long endedBefore = ended.sum();
        return begun.sum() > endedBefore;
    }

    @Override
    public void handle(Delivery delivery) throws Exception {
        if (handling == Handling.CREW) {
            opened.await();
        }
        Message message = delivery.message();
        T value = operation
                .type()
                .decode(message.payload(), message.envelope().content().mediaType());
        begun.increment();
        long start = surroundings.clock().nanos();
        boolean succeeded = false;
        try {
            succeeded = logContext.call(message.envelope(), () -> run(value, delivery));
        } finally {
            ended.increment();
            (succeeded ? done : failed).record(surroundings.clock().nanos() - start, TimeUnit.NANOSECONDS);
        }
    }

    private boolean run(T value, Delivery delivery) throws Exception {
        Context context = new Context(surroundings, Optional.of(delivery));
        try {
            R reply = operation.handler().handle(value, context);
            if (handling == Handling.CREW) {
                context.flush();
            }
            operation.reply().ifPresent(type -> delivery.reply(payloadOf(type, reply)));
            return true;
        } catch (InterruptedException | FailureException e) {
            throw e;
        } catch (Exception | Error e) {
            throw new FailureException(failureOf(e, delivery.envelope()));
        } finally {
            context.outbox().leave();
        }
    }

    private Payload payloadOf(PayloadType<R> type, R reply) {
        Objects.requireNonNull(reply, "the handler returned null");
        return Payload.of(type, reply);
    }

    /** The asker learns what went wrong; where in our code it did is only logged here. */
    private Failure failureOf(Throwable thrown, Envelope envelope) {
        return switch (thrown) {
            case UndeliverableException e -> e.failure();
            case ViolationException e when e.violation().reason() == Reason.TOO_MANY_HOPS -> Failure.of(e.violation());
            default -> {
                surroundings.log().error("The handler of {} failed", operation.label(), thrown);
                yield Failure.retry(
                        Reason.HANDLER_FAILED,
                        surroundings.bus().self() + " failed to handle " + operation.label() + " " + envelope.id()
                                + ": " + thrown);
            }
        };
    }
}
