package io.satbus.telemetry;

import java.util.List;

/**
 * A meter as it is documented. Each module has one enum that implements this; dashboards, alerts and docs are tested
 * against these enums. Labels are bounded sets: never a message, a key or a trace.
 */
public interface MeterDefinition {
    /** Dotted lower-case name, such as {@code satbus.messages.consumed}. */
    String meterName();

    Type type();

    /** One sentence for operators. */
    String description();

    /** {@code seconds}, {@code bytes} or empty. */
    String unit();

    /** Names of the labels, in the order in which values are given. */
    List<String> labels();

    /** What it measures. */
    enum Type {
        COUNTER,
        TIMER,
        GAUGE
    }
}
