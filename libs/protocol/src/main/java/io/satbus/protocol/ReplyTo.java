package io.satbus.protocol;

/** Where the answer goes: one partition, read by the asking instance alone. */
public record ReplyTo(String topic, int partition) {
    public ReplyTo {
        if (!Names.validTopic(topic)) {
            throw new ViolationException(new Violation(
                    Reason.INVALID_FIELD,
                    "reply_topic",
                    "is '" + topic + "', which names no topic",
                    "use 1 to 249 letters, digits, '.', '-' or '_'"));
        }
        if (partition < 0) {
            throw new ViolationException(new Violation(
                    Reason.INVALID_FIELD, "reply_partition", "is " + partition, "use 0 or a positive number"));
        }
    }
}
