package io.satbus.cli.domain;

import io.satbus.bus.inspect.Beat;
import io.satbus.protocol.Heartbeat;
import io.satbus.protocol.Manifest;
import io.satbus.protocol.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of one instance, from the registry, its heartbeats, and the local platform if it runs there.
 *
 * @param state {@code starting}, {@code ready}, {@code degraded}, {@code draining}, {@code stopped}, {@code silent} (no
 *     heartbeat for three intervals) or {@code exited} (its process ended without a word)
 * @param reason why, where the instance said so
 * @param since when it started
 */
public record InstanceStatus(
        Source source,
        String state,
        String reason,
        long pid,
        String version,
        Instant since,
        Optional<Heartbeat> heartbeat) {
    /** After so many intervals without a heartbeat an instance counts as silent. */
    public static final int SILENT_AFTER = 3;

    /** All instances by name; of one that was restarted, the latest incarnation. */
    public static List<InstanceStatus> of(
            List<Manifest> manifests, List<Beat> beats, Optional<PlatformState> local, Instant now) {
        Map<Source, Beat> bySource = new LinkedHashMap<>();
        beats.forEach(beat -> bySource.put(beat.source(), beat));
        List<InstanceStatus> all = new ArrayList<>();
        for (Manifest manifest : manifests) {
            all.add(of(manifest, Optional.ofNullable(bySource.get(manifest.identity())), local, now));
        }
        all.sort(Comparator.comparing((InstanceStatus status) -> status.source().satellite())
                .thenComparing(status -> status.source().instance().length())
                .thenComparing(status -> status.source().instance()));
        return all;
    }

    private static InstanceStatus of(
            Manifest manifest, Optional<Beat> beat, Optional<PlatformState> local, Instant now) {
        boolean exited = local.stream()
                .flatMap(platform -> platform.processes().stream())
                .anyMatch(child -> child.satellite() && child.pid() == manifest.pid() && !child.running());
        String reason = beat.map(last -> last.heartbeat().reason()).orElse("");
        return new InstanceStatus(
                manifest.identity(),
                exited ? "exited" : state(manifest, beat, now),
                reason,
                manifest.pid(),
                manifest.version(),
                manifest.startedAt(),
                beat.map(Beat::heartbeat));
    }

    private static String state(Manifest manifest, Optional<Beat> beat, Instant now) {
        if (manifest.stoppedAt().isPresent()) {
            return "stopped";
        }
        Duration interval = beat.map(last -> last.heartbeat().interval()).orElse(Heartbeat.DEFAULT_INTERVAL);
        Instant lastSign = beat.map(Beat::at).orElse(manifest.startedAt());
        if (lastSign.plus(interval.multipliedBy(SILENT_AFTER)).isBefore(now)) {
            return "silent";
        }
        return beat.map(last -> last.heartbeat().state().name().toLowerCase(Locale.ROOT))
                .orElse("starting");
    }
}
