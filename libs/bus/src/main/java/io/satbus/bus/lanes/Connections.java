package io.satbus.bus.lanes;

import java.util.Map;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/** How many connections a Kafka client has: the one sign of life that clients give without being asked to do work. */
final class Connections {
    private Connections() {}

    static double open(Map<MetricName, ? extends Metric> metrics) {
        for (Map.Entry<MetricName, ? extends Metric> entry : metrics.entrySet()) {
            if (entry.getKey().name().equals("connection-count")
                    && entry.getValue().metricValue() instanceof Double count) {
                return count;
            }
        }
        return 0;
    }
}
