package io.satbus.satellite;

import io.satbus.protocol.payload.PayloadType;
import io.satbus.satellite.settings.Setting;

/** What a satellite says of itself to people. */
final class Help {
    private Help() {}

    static String of(Definition definition) {
        StringBuilder text = new StringBuilder();
        text.append(definition.name).append(' ').append(definition.version).append(", a Satbus satellite\n");
        text.append("\nWithout arguments it runs until SIGTERM. --describe prints its manifest as JSON.\n");
        text.append("\nHandles:\n");
        definition.operations.forEach(operation -> text.append("  ")
                .append(operation.label())
                .append(operation
                        .reply()
                        .map(PayloadType::name)
                        .map(name -> " -> " + name)
                        .orElse(""))
                .append('\n'));
        definition.listenings.forEach(listening -> text.append("  ")
                .append(listening.operation().label())
                .append(" on ")
                .append(listening.pattern())
                .append('\n'));
        if (!definition.publishes.isEmpty()) {
            text.append("\nPublishes: ")
                    .append(String.join(", ", definition.publishes))
                    .append('\n');
        }
        String fields = definition.configuration.fields();
        text.append("\nConfiguration: ")
                .append(fields.isEmpty() ? "none" : fields)
                .append('\n');
        text.append("\nEnvironment (exit code 2 if a value cannot be used):\n");
        for (Setting setting : Setting.values()) {
            text.append(
                    String.format("  %-26s %s (%s)%n", setting.variable(), setting.description(), setting.fallback()));
        }
        return text.toString().stripTrailing();
    }
}
