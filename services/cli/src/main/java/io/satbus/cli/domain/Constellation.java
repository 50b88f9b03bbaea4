package io.satbus.cli.domain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is to run: the platform, and satellites whose dependencies are known and form no circle. */
public record Constellation(PlatformSpec platform, List<SatelliteSpec> satellites) {
    public Constellation {
        satellites = List.copyOf(satellites);
        circle(satellites).ifPresent(names -> {
            throw new IllegalArgumentException(circleSentence(names));
        });
    }

    public Constellation withPlatform(PlatformSpec other) {
        return new Constellation(other, satellites);
    }

    /** Waves in which to start: each satellite is in the first wave after all that it depends on. Stop in reverse. */
    public List<List<SatelliteSpec>> waves() {
        List<List<SatelliteSpec>> waves = new ArrayList<>();
        List<SatelliteSpec> waiting = new ArrayList<>(satellites);
        while (!waiting.isEmpty()) {
            List<SatelliteSpec> wave = free(waiting);
            waiting.removeAll(wave);
            waves.add(wave);
        }
        return waves;
    }

    public static String circleSentence(List<String> names) {
        return "satellites depend on each other in a circle (" + String.join(" -> ", names)
                + "); remove one of these dependencies";
    }

    /** The names around a circle of dependencies, the first one repeated at the end; empty if there is none. */
    public static Optional<List<String>> circle(List<SatelliteSpec> satellites) {
        List<SatelliteSpec> waiting = new ArrayList<>(satellites);
        while (waiting.removeAll(free(waiting))) {
            // Each round takes away what depends on nothing that is left; circles stay.
        }
        if (waiting.isEmpty()) {
            return Optional.empty();
        }
        Map<String, SatelliteSpec> stuck = new LinkedHashMap<>();
        waiting.forEach(spec -> stuck.put(spec.name(), spec));
        return Optional.of(walk(waiting.getFirst(), stuck));
    }

    /** Those that depend on none of the others in the list. */
    private static List<SatelliteSpec> free(List<SatelliteSpec> waiting) {
        Set<String> names = new HashSet<>();
        waiting.forEach(spec -> names.add(spec.name()));
        return waiting.stream()
                .filter(spec -> spec.dependsOn().stream().noneMatch(names::contains))
                .toList();
    }

    /** Follows dependencies among the stuck until a name comes again. */
    private static List<String> walk(SatelliteSpec from, Map<String, SatelliteSpec> stuck) {
        List<String> path = new ArrayList<>();
        SatelliteSpec at = from;
        while (!path.contains(at.name())) {
            path.add(at.name());
            at = at.dependsOn().stream()
                    .map(stuck::get)
                    .filter(next -> next != null)
                    .findFirst()
                    .orElseThrow();
        }
        List<String> circle = new ArrayList<>(path.subList(path.indexOf(at.name()), path.size()));
        circle.add(at.name());
        return circle;
    }
}
