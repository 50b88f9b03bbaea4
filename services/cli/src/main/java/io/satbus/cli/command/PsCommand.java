package io.satbus.cli.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.satbus.cli.adapter.Console;
import io.satbus.cli.adapter.Json;
import io.satbus.cli.domain.Counts;
import io.satbus.cli.domain.Durations;
import io.satbus.cli.domain.ExitCode;
import io.satbus.cli.domain.InstanceStatus;
import io.satbus.cli.domain.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the instances of satellites. */
@Command(
        name = "ps",
        header = "List the satellites that run, with their state.",
        description = "States: starting, ready, degraded, draining, stopped; silent: no heartbeat for three intervals;"
                + " exited: its process ended without a word.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  satbus ps",
            "  satbus ps --all        those that have stopped, too",
            "  satbus ps --json | jq '.[].state'"
        })
final class PsCommand implements Callable<Integer> {
    /** Heartbeats older than that change nothing: the instance is silent anyway. */
    private static final Duration LOOK_BACK = Duration.ofMinutes(10);

    private final Session session;

    @Mixin
    private final Where where;

    @Option(
            names = {"-a", "--all"},
            description = "Show instances that have stopped, too.")
    private boolean all;

    @Option(
            names = "--json",
            description =
                    "Print an array of objects with satellite, instance, incarnation, state, pid, version, since.")
    private boolean asJson;

    PsCommand(Session session) {
        this.session = session;
        this.where = new Where(session);
    }

    @Override
    public Integer call() {
        Instant now = Instant.now();
        List<InstanceStatus> found = where.inspect(inspector -> InstanceStatus.of(
                inspector.manifests(), inspector.heartbeats(now.minus(LOOK_BACK)), where.local(), now));
        List<InstanceStatus> shown = found.stream()
                .filter(status -> all || !status.state().equals("stopped"))
                .toList();
        if (asJson) {
            session.console().json(json(shown));
        } else if (shown.isEmpty()) {
            session.console()
                    .line("No satellite is running"
                            + (found.isEmpty() ? "." : "; --all shows those that have stopped."));
        } else {
            print(shown, now);
        }
        return ExitCode.OK.number();
    }

    private void print(List<InstanceStatus> shown, Instant now) {
        Console console = session.console();
        Table table = Table.of(
                        "SATELLITE", "INSTANCE", "INCARNATION", "STATE", "PID", "VERSION", "UP", "HANDLED", "MEMORY")
                .withNumbers(2, 4, 7, 8);
        for (InstanceStatus status : shown) {
            table.add(
                    status.source().satellite(),
                    status.source().instance(),
                    status.source().incarnation(),
                    status.state(),
                    status.pid(),
                    status.version(),
                    Durations.describe(Duration.between(status.since(), now)),
                    status.heartbeat()
                            .map(beat -> Counts.grouped(beat.handled()))
                            .orElse("-"),
                    status.heartbeat()
                            .map(beat -> Counts.bytes(beat.memoryBytes()))
                            .orElse("-"));
        }
        console.table(table);
        shown.stream()
                .filter(status -> !status.reason().isEmpty())
                .forEach(status -> console.line(status.source() + ": " + status.reason()));
    }

    private static ArrayNode json(List<InstanceStatus> shown) {
        ArrayNode array = Json.array();
        for (InstanceStatus status : shown) {
            var object = array.addObject()
                    .put("satellite", status.source().satellite())
                    .put("instance", status.source().instance())
                    .put("incarnation", status.source().incarnation())
                    .put("state", status.state())
                    .put("reason", status.reason())
                    .put("pid", status.pid())
                    .put("version", status.version())
                    .put("since", status.since().toString());
            status.heartbeat().ifPresent(beat -> object.put("handled", beat.handled())
                    .put("failed", beat.failed())
                    .put("inFlight", beat.inFlight())
                    .put("cpu", beat.cpu())
                    .put("memoryBytes", beat.memoryBytes()));
        }
        return array;
    }
}
