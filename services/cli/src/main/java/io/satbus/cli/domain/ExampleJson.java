package io.satbus.cli.domain;

import io.satbus.protocol.Manifest.Field;
import java.util.List;
import java.util.stream.Collectors;

/** Makes up a payload that a person can begin with, from the words in which the registry describes fields. */
public final class ExampleJson {
    private ExampleJson() {}

    public static String of(List<Field> fields) {
        return fields.stream()
                .map(field ->
                        "\"" + field.name() + "\": " + (field.repeated() ? "[" + value(field) + "]" : value(field)))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String value(Field field) {
        String type = field.type().replace(", optional", "");
        if (type.contains(" | ")) {
            return "\"" + type.substring(0, type.indexOf(" | ")) + "\"";
        }
        return switch (type) {
            case "boolean" -> "true";
            case "integer" -> "1";
            case "number" -> "1.5";
            case "string" -> "\"...\"";
            case "bytes (base64)" -> "\"AAECAw==\"";
            case "duration (ISO 8601)" -> "\"PT1M\"";
            case "Duration" -> "\"60s\"";
            case "time (ISO 8601)", "Timestamp" -> "\"2026-01-31T12:00:00Z\"";
            default -> "{}";
        };
    }
}
