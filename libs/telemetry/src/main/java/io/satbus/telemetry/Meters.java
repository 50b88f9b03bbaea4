package io.satbus.telemetry;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Makes meters from their definitions. Ask once and keep the meter in a field: each call looks the meter up. A meter
 * exists, at zero, from the first time it is asked for. Safe for use by any thread.
 */
public final class Meters {
    /** Upper bounds of the buckets of every timer: 1 ms to 10 s. */
    private static final Duration[] BUCKETS = Stream.of(1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000)
            .map(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final MeterRegistry registry;

    Meters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** @throws IllegalArgumentException if it is no counter, or there are not as many values as labels */
    public Counter counter(MeterDefinition definition, String... labelValues) {
        return Counter.builder(name(definition, MeterDefinition.Type.COUNTER))
                .description(definition.description())
                .baseUnit(unit(definition))
                .tags(tags(definition, labelValues))
                .register(registry);
    }

    /** @throws IllegalArgumentException if it is no timer, or there are not as many values as labels */
    public Timer timer(MeterDefinition definition, String... labelValues) {
        return Timer.builder(name(definition, MeterDefinition.Type.TIMER))
                .description(definition.description())
                .tags(tags(definition, labelValues))
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    /**
     * Measures by asking, at each scrape and on its thread. The first supplier for the same labels stays.
     *
     * @throws IllegalArgumentException if it is no gauge, or there are not as many values as labels
     */
    public void gauge(MeterDefinition definition, Supplier<Number> value, String... labelValues) {
        Gauge.builder(name(definition, MeterDefinition.Type.GAUGE), value)
                .description(definition.description())
                .baseUnit(unit(definition))
                .tags(tags(definition, labelValues))
                .register(registry);
    }

    /** For binders of other libraries. */
    public MeterRegistry registry() {
        return registry;
    }

    private static String name(MeterDefinition definition, MeterDefinition.Type type) {
        if (definition.type() != type) {
            throw new IllegalArgumentException("meter " + definition.meterName() + " is defined as a "
                    + definition.type() + " and used as a " + type + "; use the meter that its definition names");
        }
        return definition.meterName();
    }

    /** Micrometer appends the unit to the name; "" would append a bare underscore. */
    @SuppressWarnings("NullAway") // Micrometer takes null for "no unit"
    private static String unit(MeterDefinition definition) {
        return definition.unit().isEmpty() ? null : definition.unit();
    }

    private static List<Tag> tags(MeterDefinition definition, String... values) {
        List<String> labels = definition.labels();
        if (labels.size() != values.length) {
            throw new IllegalArgumentException("meter " + definition.meterName() + " has the labels " + labels
                    + ", but was given " + values.length + " values: " + List.of(values));
        }
        List<Tag> tags = new ArrayList<>(values.length);
        for (int i = 0; i < values.length; i++) {
            tags.add(Tag.of(labels.get(i), values[i]));
        }
        return tags;
    }
}
