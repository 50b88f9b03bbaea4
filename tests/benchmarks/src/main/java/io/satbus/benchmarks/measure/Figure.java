package io.satbus.benchmarks.measure;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * One line of the result.
 *
 * @param satbus the median of Satbus
 * @param raw the median of what stands beside it; empty if nothing does
 * @param ratio how they compare, in the sense of the target
 * @param unit of both
 * @param target what is wanted, for people
 * @param met whether it is reached
 * @param details further values, in the order in which they are shown
 */
public record Figure(
        String key,
        double satbus,
        OptionalDouble raw,
        OptionalDouble ratio,
        String unit,
        String target,
        boolean met,
        Map<String, Object> details) {

    /** Higher is better: the share of raw that is reached. */
    public static Figure atLeast(
            double share, String key, String unit, double satbus, double raw, Map<String, Object> details) {
        double ratio = satbus / raw;
        String target = "at least " + share + " of raw";
        return new Figure(
                key, satbus, OptionalDouble.of(raw), OptionalDouble.of(ratio), unit, target, ratio >= share, details);
    }

    /** Lower is better: how many times raw it may take. */
    public static Figure atMost(
            double times, String key, String unit, double satbus, double raw, Map<String, Object> details) {
        double ratio = satbus / raw;
        String target = "at most " + times + " of raw";
        return new Figure(
                key, satbus, OptionalDouble.of(raw), OptionalDouble.of(ratio), unit, target, ratio <= times, details);
    }

    /** As it is printed as JSON, but for its key. */
    public Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("satbus", rounded(satbus));
        raw.ifPresent(value -> fields.put("raw", rounded(value)));
        ratio.ifPresent(value -> fields.put("ratio", rounded(value)));
        fields.put("unit", unit);
        fields.put("target", target);
        fields.put("met", met);
        fields.putAll(details);
        return fields;
    }

    /** Four significant digits are more than any run is good for. */
    public static double rounded(double value) {
        if (value == 0 || !Double.isFinite(value)) {
            return value;
        }
        double scale = Math.pow(10, 3 - Math.floor(Math.log10(Math.abs(value))));
        return scale > 1 ? Math.round(value * scale) / scale : Math.round(value);
    }
}
