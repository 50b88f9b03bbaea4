package io.satbus.cli.domain;

import io.satbus.protocol.Names;
import java.util.List;
import java.util.Map;

/**
 * One satellite of a constellation.
 *
 * @param config a JSON object for the satellite's configuration record; empty: its defaults
 * @param environment set in addition to what the platform sets
 * @param dependsOn satellites that must be ready before this one is started
 */
public record SatelliteSpec(
        String name,
        Launch launch,
        int instances,
        String config,
        Map<String, String> environment,
        List<String> dependsOn) {
    public static final int MOST_INSTANCES = 100;

    public SatelliteSpec {
        Names.require(name, "name");
        if (instances < 0 || instances > MOST_INSTANCES) {
            throw new IllegalArgumentException("instances is " + instances + "; use 0 to " + MOST_INSTANCES);
        }
        environment = Map.copyOf(environment);
        dependsOn = List.copyOf(dependsOn);
    }
}
