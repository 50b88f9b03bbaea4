package io.satbus.bus.requests;

import io.satbus.bus.BusMeters;
import io.satbus.bus.BusMeters.DroppedReply;
import io.satbus.bus.BusMeters.RequestEnd;
import io.satbus.bus.Outcome;
import io.satbus.kernel.Clock;
import io.satbus.protocol.Envelope;
import io.satbus.protocol.Failure;
import io.satbus.protocol.Kind;
import io.satbus.protocol.Message;
import io.satbus.protocol.Reason;
import io.satbus.protocol.ViolationException;
import io.satbus.protocol.payload.PayloadTypes;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The questions of one instance that wait for their answers. Each ends exactly once: whoever takes it out of the map
 * ends it. Safe for use by any thread.
 */
public final class PendingRequests {
    private final Map<UUID, Pending> waiting = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer;
    private final Clock clock;
    private final BusMeters meters;

    /** @param timer ends what nobody answers; its tasks are short */
    public PendingRequests(ScheduledExecutorService timer, Clock clock, BusMeters meters) {
        this.timer = timer;
        this.clock = clock;
        this.meters = meters;
    }

    /**
     * Registers a question before it is sent.
     *
     * @return completes with its one outcome, on a thread of the bus: what follows must not block there
     */
    public CompletableFuture<Outcome> await(Envelope question, Duration timeout) {
        Pending pending = new Pending(question.target(), clock.nanos());
        UUID id = question.id();
        waiting.put(id, pending);
        var _ = pending.outcome().exceptionally(cancelled -> forget(id));
        try {
            pending.expiry(timer.schedule(
                    () -> end(id, RequestEnd.EXPIRED, new Outcome.Expired(timeout)),
                    timeout.toNanos(),
                    TimeUnit.NANOSECONDS));
        } catch (RejectedExecutionException e) {
            undeliverable(id, Failure.retry(Reason.SHUTTING_DOWN, "Nothing is asked any more: the bus is closed"));
        }
        return pending.outcome();
    }

    /** The asker has cancelled the future itself. */
    private Outcome forget(UUID id) {
        Outcome outcome = new Outcome.Cancelled();
        end(id, RequestEnd.CANCELLED, outcome);
        return outcome;
    }

    /** The question did not get onto the bus. */
    public void undeliverable(UUID id, Failure failure) {
        end(id, RequestEnd.UNDELIVERABLE, new Outcome.Undeliverable(failure));
    }

    /** An answer has come. One that nobody waits for, or that comes from somebody else, is counted and dropped. */
    public void answered(Message answer) {
        Optional<UUID> question = answer.envelope().causationId();
        Pending pending = question.map(waiting::get).orElse(null);
        if (pending == null) {
            meters.replyDropped(DroppedReply.UNEXPECTED);
        } else if (!pending.mayAnswer(answer.envelope().source().satellite())) {
            meters.replyDropped(DroppedReply.FOREIGN);
        } else {
            finish(question.orElseThrow(), answer);
        }
    }

    private void finish(UUID id, Message answer) {
        if (answer.envelope().kind() == Kind.RESPONSE) {
            end(id, RequestEnd.REPLY, new Outcome.Reply(answer));
            return;
        }
        Failure failure = failureOf(answer);
        if (failure.is(Reason.EXPIRED)) {
            Pending pending = waiting.get(id);
            long asked = pending == null ? clock.nanos() : pending.askedNanos();
            end(id, RequestEnd.EXPIRED, new Outcome.Expired(Duration.ofNanos(clock.nanos() - asked)));
        } else {
            end(id, RequestEnd.FAILED, new Outcome.Failed(failure));
        }
    }

    private static Failure failureOf(Message answer) {
        try {
            return PayloadTypes.of(Failure.class)
                    .decode(answer.payload(), answer.envelope().content().mediaType());
        } catch (ViolationException e) {
            return Failure.of(e.violation());
        }
    }

    /** How many questions wait. */
    public int count() {
        return waiting.size();
    }

    /** Ends all that wait: the instance closes. */
    public void cancelAll() {
        waiting.keySet().forEach(id -> end(id, RequestEnd.CANCELLED, new Outcome.Cancelled()));
    }

    private void end(UUID id, RequestEnd end, Outcome outcome) {
        Pending pending = waiting.remove(id);
        if (pending == null) {
            if (end == RequestEnd.REPLY || end == RequestEnd.FAILED) {
                meters.replyDropped(DroppedReply.UNEXPECTED);
            }
            return;
        }
        pending.cancelExpiry();
        meters.requestEnded(end, clock.nanos() - pending.askedNanos());
        pending.outcome().complete(outcome);
    }
}
