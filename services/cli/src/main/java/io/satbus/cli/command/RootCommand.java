package io.satbus.cli.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What {@code satbus} does without a subcommand: it explains itself. */
@Command(
        name = "satbus",
        header = "Satbus: a message bus for systems of many independent agents.",
        description = "Satellites talk over Kafka: commands, queries, events, data, notifications, in four priorities.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nBegin with:%n",
        footer = {
            "  satbus up                                     start the platform and the satellites",
            "  satbus types                                  what the satellites understand",
            "  satbus ask sage Latest '{\"symbol\": \"AAPL\"}'   ask one of them",
            "",
            "'satbus COMMAND --help' explains a command and shows examples."
        })
final class RootCommand implements Callable<Integer> {
    private static final int USAGE = 2;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return USAGE;
    }
}
