package io.satbus.satellite;

import io.satbus.telemetry.MeterDefinition;
import java.util.List;

/** What a satellite measures, beside what the bus does. */
public enum SatelliteMeter implements MeterDefinition {
    STATE(
            "satbus.satellite.state",
            Type.GAUGE,
            "1 for the state that the instance is in, 0 for the others.",
            "",
            List.of("state")),
    HEARTBEATS(
            "satbus.satellite.heartbeats",
            Type.COUNTER,
            "Heartbeats by outcome: sent or failed.",
            "",
            List.of("outcome")),
    HANDLING(
            "satbus.satellite.handling",
            Type.TIMER,
            "How long handlers ran, by the kind and type that they handle, and by outcome: done or failed.",
            "seconds",
            List.of("kind", "type", "outcome")),
    TASKS(
            "satbus.satellite.tasks",
            Type.TIMER,
            "How long runs of periodic work took, by its name and by outcome: done or failed.",
            "seconds",
            List.of("task", "outcome")),
    RECONFIGURATIONS(
            "satbus.satellite.reconfigurations",
            Type.COUNTER,
            "Replacements of the configuration by outcome: done or refused.",
            "",
            List.of("outcome"));

    private final String meterName;
    private final Type type;
    private final String description;
    private final String unit;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> labels;

    SatelliteMeter(String meterName, Type type, String description, String unit, List<String> labels) {
        this.meterName = meterName;
        this.type = type;
        this.description = description;
        this.unit = unit;
        this.labels = labels;
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
