package io.satbus.cli.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.satbus.bus.inspect.Inspector;
import io.satbus.bus.inspect.Lag;
import io.satbus.cli.adapter.Json;
import io.satbus.cli.domain.Counts;
import io.satbus.cli.domain.ExitCode;
import io.satbus.cli.domain.Table;
import io.satbus.protocol.Priority;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what waits for each satellite. */
@Command(
        name = "lag",
        header = "Show how many records wait for each satellite, by priority.",
        description =
                "Appended less finished, over inbox and subscriptions. Work that is being handled counts as waiting.",
        footerHeading = "%nExamples:%n",
        footer = {"  satbus lag", "  satbus lag --json"})
final class LagCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private final Where where;

    @Option(names = "--json", description = "Print an array of objects with satellite, priority, records and members.")
    private boolean asJson;

    LagCommand(Session session) {
        this.session = session;
        this.where = new Where(session);
    }

    @Override
    public Integer call() {
        List<Lag> lags = where.inspect(Inspector::lags);
        if (asJson) {
            session.console().json(json(lags));
        } else {
            session.console().table(table(lags));
        }
        return ExitCode.OK.number();
    }

    private static Table table(List<Lag> lags) {
        Map<String, Map<Priority, Lag>> bySatellite = new TreeMap<>();
        for (Lag lag : lags) {
            bySatellite
                    .computeIfAbsent(lag.satellite(), name -> new EnumMap<>(Priority.class))
                    .put(lag.priority(), lag);
        }
        Table table = Table.of("SATELLITE", "CRITICAL", "HIGH", "MEDIUM", "LOW", "INSTANCES")
                .withNumbers(1, 2, 3, 4, 5);
        bySatellite.forEach((satellite, lanes) -> table.add(
                satellite,
                records(lanes, Priority.CRITICAL),
                records(lanes, Priority.HIGH),
                records(lanes, Priority.MEDIUM),
                records(lanes, Priority.LOW),
                lanes.values().stream().mapToInt(Lag::members).max().orElse(0)));
        return table;
    }

    private static String records(Map<Priority, Lag> lanes, Priority priority) {
        Lag lag = lanes.get(priority);
        return lag == null ? "-" : Counts.grouped(lag.records());
    }

    private static ArrayNode json(List<Lag> lags) {
        ArrayNode array = Json.array();
        for (Lag lag : lags) {
            array.addObject()
                    .put("satellite", lag.satellite())
                    .put("priority", lag.priority().label())
                    .put("records", lag.records())
                    .put("members", lag.members());
        }
        return array;
    }
}
