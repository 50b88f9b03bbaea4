package io.satbus.protocol;

/** Where the answer goes: one partition, read by the asking instance alone. */
public record ReplyTo(String topic, int partition) {
    public ReplyTo {
        if (topic.isEmpty() || topic.length() > 249) {
            throw new ViolationException(new Violation(
                    Reason.INVALID_FIELD, "reply_topic", "has " + topic.length() + " characters", "use 1 to 249"));
        }
        if (partition < 0) {
            throw new ViolationException(new Violation(
                    Reason.INVALID_FIELD, "reply_partition", "is " + partition, "use 0 or a positive number"));
        }
    }
}
