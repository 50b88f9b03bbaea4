package io.satbus.bus.receive;

import io.satbus.bus.BusMeters;
import io.satbus.bus.BusMeters.Ending;
import io.satbus.bus.receive.Receivers.Receiver;
import io.satbus.kernel.Clock;
import io.satbus.protocol.Failure;
import io.satbus.protocol.FailureException;
import io.satbus.protocol.Message;
import io.satbus.protocol.Reason;
import io.satbus.protocol.ViolationException;
import io.satbus.telemetry.Hop;
import io.satbus.telemetry.Tracing;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens to each message between the lane and the end of its handlers: expiry, trace, handlers, failure, answer,
 * meters. Safe for use by any thread.
 */
public final class Processing {
    private static final Logger LOG = LoggerFactory.getLogger(Processing.class);

    private final Answers answers;
    private final Tracing tracing;
    private final BusMeters meters;
    private final Progress progress;
    private final Clock clock;
    private volatile boolean stopping;

    public Processing(Answers answers, Tracing tracing, BusMeters meters, Progress progress, Clock clock) {
        this.answers = answers;
        this.tracing = tracing;
        this.meters = meters;
        this.progress = progress;
        this.clock = clock;
    }

    /** From now on a handler that is interrupted gives its message up, to be delivered again. */
    public void end() {
        stopping = true;
    }

    /**
     * Brings a message to its end.
     *
     * @param origin the topic it came from
     * @param appendedMillis when the broker appended it; its time to live counts from there
     * @return false if it was given up because the instance is shutting down
     */
    public boolean process(Message message, List<Receiver> receivers, String origin, long appendedMillis) {
        long now = clock.wallMillis();
        long deadline = appendedMillis + message.envelope().ttl().toMillis();
        ReceivedDelivery delivery = new ReceivedDelivery(message, deadline, answers, clock);
        meters.of(message.envelope().priority())
                .queueWait()
                .record(Math.max(now - appendedMillis, 0), TimeUnit.MILLISECONDS);
        Ending ending = now >= deadline ? expire(delivery) : handle(delivery, receivers, origin);
        meters.of(message.envelope().priority()).consumed(ending).increment();
        progress.ended(ending);
        return ending != Ending.ABANDONED;
    }

    /** Refuses a message because too much is in flight, or because the instance is shutting down. */
    public void refuse(Message message) {
        tell(
                new ReceivedDelivery(message, 0, answers, clock),
                Failure.retry(Reason.OVERLOADED, message + " was refused: the instance has all it can hold in flight"));
        meters.of(message.envelope().priority()).consumed(Ending.FAILED).increment();
        progress.ended(Ending.FAILED);
    }

    private static Ending expire(ReceivedDelivery delivery) {
        tell(
                delivery,
                Failure.rejected(
                        Reason.EXPIRED,
                        delivery.message() + " waited longer than its time to live of "
                                + delivery.envelope().ttl() + " and was not handled"));
        return Ending.EXPIRED;
    }

    private Ending handle(ReceivedDelivery delivery, List<Receiver> receivers, String origin) {
        Hop hop = tracing.receiving(delivery.message(), origin);
        long begun = clock.nanos();
        delivery.begin(begun);
        int slot = progress.begin(delivery);
        Ending outcome = Ending.FAILED;
        try {
            outcome = hop.call(() -> run(delivery, receivers));
        } catch (Exception | Error e) {
            outcome = failed(delivery, e);
        } finally {
            progress.end(slot);
            meters.of(delivery.envelope().priority())
                    .processDuration()
                    .record(clock.nanos() - begun, TimeUnit.NANOSECONDS);
            if (outcome == Ending.HANDLED) {
                hop.end();
            } else {
                hop.fail(outcome.name());
            }
        }
        return outcome;
    }

    /** The bus interrupts handlers only when it ends; otherwise it is the handler's own affair, and a failure. */
    private Ending failed(ReceivedDelivery delivery, Throwable thrown) {
        if (stopping && wasInterrupted(thrown)) {
            Thread.currentThread().interrupt();
            return Ending.ABANDONED;
        }
        tell(delivery, failureOf(delivery.message(), thrown));
        return Ending.FAILED;
    }

    private static Ending run(ReceivedDelivery delivery, List<Receiver> receivers) throws Exception {
        for (Receiver receiver : receivers) {
            receiver.handler().handle(delivery);
        }
        return Ending.HANDLED;
    }

    /** Handlers often wrap the interruption that ended what they waited for. */
    private static boolean wasInterrupted(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof InterruptedException) {
                return true;
            }
        }
        return Thread.currentThread().isInterrupted();
    }

    /** A message has come to its end even if its asker cannot be told. */
    private static void tell(ReceivedDelivery delivery, Failure failure) {
        try {
            delivery.fail(failure);
        } catch (RuntimeException e) {
            LOG.error("Could not tell the asker of {} that it failed with {}", delivery.message(), failure, e);
        }
    }

    private static Failure failureOf(Message message, Throwable thrown) {
        return switch (thrown) {
            case FailureException e -> e.failure();
            case ViolationException e -> Failure.of(e.violation());
            default -> {
                LOG.error("The handler of {} failed", message, thrown);
                yield Failure.retry(Reason.HANDLER_FAILED, message + ": the handler failed with " + thrown);
            }
        };
    }
}
