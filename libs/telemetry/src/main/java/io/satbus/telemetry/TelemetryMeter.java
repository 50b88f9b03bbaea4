package io.satbus.telemetry;

import java.util.List;

/** What telemetry measures of itself. */
public enum TelemetryMeter implements MeterDefinition {
    SPANS_ENDED("satbus.trace.spans.ended", "Sampled spans that ended.", List.of()),
    SPANS_EXPORTED(
            "satbus.trace.spans.exported",
            "Sampled spans by what became of them: exported or failed; what is missing to those that ended waits or"
                    + " was dropped because the queue was full.",
            List.of("outcome"));

    private final String meterName;
    private final String description;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> labels;

    TelemetryMeter(String meterName, String description, List<String> labels) {
        this.meterName = meterName;
        this.description = description;
        this.labels = labels;
    }

    @Override
    public String meterName() {
        return meterName;
    }

    @Override
    public Type type() {
        return Type.COUNTER;
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public String unit() {
        return "";
    }

    @Override
    public List<String> labels() {
        return labels;
    }
}
