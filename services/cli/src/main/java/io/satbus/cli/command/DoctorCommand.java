package io.satbus.cli.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.satbus.cli.adapter.Console;
import io.satbus.cli.adapter.Console.Style;
import io.satbus.cli.adapter.Json;
import io.satbus.cli.adapter.MachineChecks;
import io.satbus.cli.domain.Check;
import io.satbus.cli.domain.ExitCode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Looks for what may be wrong with the machine and the platform. */
@Command(
        name = "doctor",
        header = "Check this machine and the platform, and say how to mend what is wrong.",
        description = "Fails (exit code 1) if something would keep the platform from working.",
        footerHeading = "%nExamples:%n",
        footer = {"  satbus doctor", "  satbus doctor --bootstrap broker.example:9092", "  satbus doctor --json"})
final class DoctorCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private final Where where;

    @Option(names = "--json", description = "Print an array of objects with check, health, finding and fix.")
    private boolean asJson;

    DoctorCommand(Session session) {
        this.session = session;
        this.where = new Where(session);
    }

    @Override
    public Integer call() {
        List<Check> checks = new ArrayList<>(new MachineChecks(session.installation(), where.folder())
                .all(where.local().isPresent()));
        checks.addAll(new PlatformChecks(session.network(), where.endpoint()).all());
        if (asJson) {
            session.console().json(json(checks));
        } else {
            checks.forEach(this::print);
        }
        boolean failed = checks.stream().anyMatch(check -> check.health() == Check.Health.FAIL);
        return (failed ? ExitCode.FAILED : ExitCode.OK).number();
    }

    private void print(Check check) {
        Console console = session.console();
        Style style =
                switch (check.health()) {
                    case OK -> Style.GOOD;
                    case WARN -> Style.WARN;
                    case FAIL -> Style.BAD;
                };
        console.line(console.styled(style, String.format("%-5s", check.health().label()))
                + String.format("%-12s", check.subject())
                + check.finding());
        if (!check.fix().isEmpty()) {
            console.line(" ".repeat(17) + check.fix());
        }
    }

    private static ArrayNode json(List<Check> checks) {
        ArrayNode array = Json.array();
        for (Check check : checks) {
            array.addObject()
                    .put("check", check.subject())
                    .put("health", check.health().label())
                    .put("finding", check.finding())
                    .put("fix", check.fix());
        }
        return array;
    }
}
