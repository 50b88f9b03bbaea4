package io.satbus.bus;

import java.util.OptionalInt;

/** Where on the bus a message lies. Without a partition, the key decides. */
public record Route(String topic, OptionalInt partition) {
    public static Route to(String topic) {
        return new Route(topic, OptionalInt.empty());
    }

    public static Route to(String topic, int partition) {
        return new Route(topic, OptionalInt.of(partition));
    }
}
