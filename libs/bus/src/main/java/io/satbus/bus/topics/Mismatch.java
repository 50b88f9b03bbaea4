package io.satbus.bus.topics;

/**
 * A topic that is not as the catalogue says.
 *
 * @param mend the command of Kafka's own tools that mends it
 */
public record Mismatch(String topic, String what, String found, String wanted, String mend) {
    public String describe() {
        return "Topic " + topic + ": " + what + " is " + found + ", wanted " + wanted + "; mend it with: " + mend;
    }
}
