package io.satbus.bus.lanes;

import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.jspecify.annotations.Nullable;

/**
 * How many connections a Kafka client has: the one sign of life that clients give without being asked to do work. The
 * poll thread owns it.
 */
final class Connections {
    private final Supplier<Map<MetricName, ? extends Metric>> metrics;
    private @Nullable Metric count;

    /** @param metrics all that the client measures; searched until the count is found, then never again */
    Connections(Supplier<Map<MetricName, ? extends Metric>> metrics) {
        this.metrics = metrics;
    }

    boolean open() {
        if (count == null) {
            count = find();
        }
        return count != null && count.metricValue() instanceof Double open && open > 0;
    }

    private @Nullable Metric find() {
        for (Map.Entry<MetricName, ? extends Metric> entry : metrics.get().entrySet()) {
            if (entry.getKey().name().equals("connection-count")) {
                return entry.getValue();
            }
        }
        return null;
    }
}
