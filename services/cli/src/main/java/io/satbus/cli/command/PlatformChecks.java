package io.satbus.cli.command;

import io.satbus.bus.inspect.Beat;
import io.satbus.bus.inspect.InspectionException;
import io.satbus.bus.inspect.Inspector;
import io.satbus.bus.inspect.TopicInfo;
import io.satbus.cli.adapter.Endpoint;
import io.satbus.cli.adapter.Network;
import io.satbus.cli.domain.Check;
import io.satbus.cli.domain.CommandFailure;
import io.satbus.cli.domain.Counts;
import io.satbus.cli.domain.Durations;
import io.satbus.cli.domain.InstanceStatus;
import io.satbus.protocol.Manifest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks of a platform: does it answer, are its topics as they should be, do its satellites live, do clocks agree. */
final class PlatformChecks {
    private static final Duration LOOK_BACK = Duration.ofMinutes(10);
    private static final Duration CLOCKS_AGREE = Duration.ofSeconds(2);

    private final Network network;
    private final Endpoint endpoint;

    PlatformChecks(Network network, Endpoint endpoint) {
        this.network = network;
        this.endpoint = endpoint;
    }

    List<Check> all() {
        try {
            network.requireReachable(endpoint);
        } catch (CommandFailure e) {
            return List.of(Check.warn("broker", e.sentence(), "Without a running platform there is no more to check."));
        }
        List<Check> checks = new ArrayList<>();
        try (Inspector inspector = network.inspector(endpoint)) {
            List<TopicInfo> topics = inspector.topics();
            checks.add(Check.ok("broker", "answers at " + endpoint.bootstrap()));
            checks.add(topics(inspector, topics));
            List<Manifest> manifests = inspector.manifests();
            List<Beat> beats = inspector.heartbeats(Instant.now().minus(LOOK_BACK));
            checks.add(satellites(InstanceStatus.of(manifests, beats, Optional.empty(), Instant.now())));
            checks.add(clock(beats, Instant.now()));
        } catch (InspectionException e) {
            checks.add(Check.fail(
                    "broker",
                    String.valueOf(e.getMessage()),
                    "Something listens there that does not answer as a broker; name another with --bootstrap."));
        }
        return checks;
    }

    private Check topics(Inspector inspector, List<TopicInfo> topics) {
        if (topics.isEmpty()) {
            return Check.warn(
                    "topics",
                    "there is none in the namespace " + endpoint.namespace(),
                    "Satellites make them when they start: 'satbus up'.");
        }
        List<String> wrong = inspector.mismatches();
        return wrong.isEmpty()
                ? Check.ok("topics", Counts.of(topics.size(), "topic") + ", as the catalogue says")
                : Check.warn(
                        "topics",
                        wrong.size() + " differ from the catalogue",
                        String.join("\n" + " ".repeat(17), wrong));
    }

    private static Check satellites(List<InstanceStatus> instances) {
        List<String> ill = instances.stream()
                .filter(status ->
                        !status.state().equals("ready") && !status.state().equals("stopped"))
                .map(status ->
                        status.source().satellite() + "/" + status.source().instance() + " is " + status.state())
                .toList();
        long ready = instances.stream()
                .filter(status -> status.state().equals("ready"))
                .count();
        return ill.isEmpty()
                ? Check.ok("satellites", Counts.of(ready, "instance") + " ready")
                : Check.warn(
                        "satellites", String.join(", ", ill), "'satbus ps' shows more; the satellite's log says why.");
    }

    /** The broker stamps heartbeats: one from the future means that this machine's clock is behind the broker's. */
    private static Check clock(List<Beat> beats, Instant now) {
        Optional<Duration> ahead =
                beats.stream().map(beat -> Duration.between(now, beat.at())).max(Duration::compareTo);
        if (ahead.isPresent() && ahead.get().compareTo(CLOCKS_AGREE) > 0) {
            return Check.warn(
                    "clock",
                    "the broker's clock is ahead of this machine's by " + Durations.describe(ahead.get()),
                    "Let both follow a time server (chrony, systemd-timesyncd).");
        }
        return Check.ok("clock", "no heartbeat comes from the future");
    }
}
