package io.satbus.bus;

import io.satbus.telemetry.MeterDefinition;
import java.util.List;

/** Everything that the bus measures. */
@SuppressWarnings("ImmutableEnumChecker") // The list is immutable; its type does not say so.
public enum BusMeter implements MeterDefinition {
    PUBLISHED("satbus.messages.published", Type.COUNTER, "", "Messages that every in-sync replica has.", "priority"),
    PUBLISH_FAILED(
            "satbus.messages.publish.failed",
            Type.COUNTER,
            "",
            "Messages that did not get onto the bus; their senders were told.",
            "priority"),
    PUBLISH_DURATION(
            "satbus.publish.duration",
            Type.TIMER,
            "seconds",
            "From the call of the sender until every in-sync replica has the message.",
            "priority"),
    CONSUMED(
            "satbus.messages.consumed",
            Type.COUNTER,
            "",
            "Messages finished, by what came of them.",
            "priority",
            "outcome"),
    REJECTED(
            "satbus.messages.rejected",
            Type.COUNTER,
            "",
            "Records that are not messages or break a rule of the protocol.",
            "reason"),
    PROCESS_DURATION("satbus.process.duration", Type.TIMER, "seconds", "How long handlers ran.", "priority"),
    QUEUE_WAIT(
            "satbus.queue.wait",
            Type.TIMER,
            "seconds",
            "From the broker's append of a message until its handler began.",
            "priority"),
    IN_FLIGHT("satbus.messages.in.flight", Type.GAUGE, "", "Messages taken from the bus and not finished.", "priority"),
    LAG("satbus.inbox.lag", Type.GAUGE, "", "Records that wait at the broker, as of the last poll.", "priority"),
    PAUSED("satbus.lane.paused", Type.GAUGE, "", "Partitions that are paused because a buffer is full.", "priority"),
    REQUESTS("satbus.requests", Type.COUNTER, "", "Requests ended, by outcome.", "outcome"),
    REQUEST_DURATION("satbus.request.duration", Type.TIMER, "seconds", "From a request until its outcome."),
    REPLIES_DROPPED(
            "satbus.replies.dropped",
            Type.COUNTER,
            "",
            "Answers that nobody waited for: late or repeated, or from somebody who was not asked.",
            "reason"),
    CONNECTED("satbus.bus.connected", Type.GAUGE, "", "1 while there is a connection to a broker.");

    private final String meterName;
    private final Type type;
    private final String unit;
    private final String description;
    private final List<String> labels;

    BusMeter(String meterName, Type type, String unit, String description, String... labels) {
        this.meterName = meterName;
        this.type = type;
        this.unit = unit;
        this.description = description;
        this.labels = List.of(labels);
    }

    @Override
    public String meterName() {
        return meterName;
    }

    @Override
    public Type type() {
        return type;
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public String unit() {
        return unit;
    }

    @Override
    public List<String> labels() {
        return labels;
    }
}
