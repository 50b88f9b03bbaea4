package io.satbus.bus;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import io.satbus.protocol.Priority;
import io.satbus.protocol.Reason;
import io.satbus.telemetry.Meters;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * The bus's meters, all bound at the start, so that every series exists from zero and the hot path looks nothing up.
 * Safe for use by any thread.
 */
public final class BusMeters {
    private final Meters meters;
    private final List<OfPriority> byPriority = new ArrayList<>();
    private final Map<Reason, Counter> rejected = new EnumMap<>(Reason.class);
    private final Map<RequestEnd, Counter> requests = new EnumMap<>(RequestEnd.class);
    private final Map<DroppedReply, Counter> dropped = new EnumMap<>(DroppedReply.class);
    private final Timer requestDuration;

    public BusMeters(Meters meters) {
        this.meters = meters;
        for (Priority priority : Priority.values()) {
            byPriority.add(new OfPriority(meters, priority));
        }
        for (Reason reason : Reason.values()) {
            rejected.put(reason, meters.counter(BusMeter.REJECTED, reason.code()));
        }
        for (RequestEnd end : RequestEnd.values()) {
            requests.put(end, meters.counter(BusMeter.REQUESTS, label(end)));
        }
        for (DroppedReply reason : DroppedReply.values()) {
            dropped.put(reason, meters.counter(BusMeter.REPLIES_DROPPED, label(reason)));
        }
        requestDuration = meters.timer(BusMeter.REQUEST_DURATION);
    }

    public Meters meters() {
        return meters;
    }

    public OfPriority of(Priority priority) {
        return byPriority.get(priority.rank());
    }

    public void rejected(Reason reason) {
        of(rejected, reason).increment();
    }

    public void requestEnded(RequestEnd end, long nanos) {
        of(requests, end).increment();
        requestDuration.record(nanos, TimeUnit.NANOSECONDS);
    }

    public void replyDropped(DroppedReply reason) {
        of(dropped, reason).increment();
    }

    private static <K extends Enum<K>> Counter of(Map<K, Counter> bound, K key) {
        return Objects.requireNonNull(bound.get(key));
    }

    private static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** What came of a message. */
    public enum Ending {
        HANDLED,
        FAILED,
        EXPIRED,
        /** Nobody here wanted it: filtered out, excluded, or no handler. */
        SKIPPED,
        /** Given up in the middle of a shutdown; it will be delivered again. */
        ABANDONED
    }

    /** How a request ended. */
    public enum RequestEnd {
        REPLY,
        FAILED,
        EXPIRED,
        UNDELIVERABLE,
        CANCELLED
    }

    /** Why an answer found nobody waiting. */
    public enum DroppedReply {
        /** The request has ended already, or the answer came twice, or it was for a neighbour on the partition. */
        UNEXPECTED,
        /** From a satellite that was not asked. */
        FOREIGN
    }

    /** The meters of one priority. */
    public static final class OfPriority {
        private final Counter published;
        private final Counter publishFailed;
        private final Timer publishDuration;
        private final Timer processDuration;
        private final Timer queueWait;
        private final Map<Ending, Counter> consumed = new EnumMap<>(Ending.class);

        OfPriority(Meters meters, Priority priority) {
            published = meters.counter(BusMeter.PUBLISHED, priority.label());
            publishFailed = meters.counter(BusMeter.PUBLISH_FAILED, priority.label());
            publishDuration = meters.timer(BusMeter.PUBLISH_DURATION, priority.label());
            processDuration = meters.timer(BusMeter.PROCESS_DURATION, priority.label());
            queueWait = meters.timer(BusMeter.QUEUE_WAIT, priority.label());
            for (Ending ending : Ending.values()) {
                consumed.put(ending, meters.counter(BusMeter.CONSUMED, priority.label(), label(ending)));
            }
        }

        public Counter published() {
            return published;
        }

        public Counter publishFailed() {
            return publishFailed;
        }

        public Timer publishDuration() {
            return publishDuration;
        }

        public Timer processDuration() {
            return processDuration;
        }

        public Timer queueWait() {
            return queueWait;
        }

        public Counter consumed(Ending ending) {
            return BusMeters.of(consumed, ending);
        }
    }
}
