package io.satbus.cli.command;

import io.satbus.cli.domain.CommandFailure;
import io.satbus.cli.domain.ExitCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** All commands, and how they behave in common: help, errors, exit codes. */
public final class Subcommands {
    private static final Map<String, List<String>> SECTIONS = new LinkedHashMap<>();

    static {
        SECTIONS.put("Platform", List.of("up", "down", "ps", "doctor"));
        SECTIONS.put("Messages", List.of("ask", "send", "publish", "tail", "trace"));
        SECTIONS.put("Insight", List.of("types", "topics", "lag", "bench"));
        SECTIONS.put("More", List.of("shell", "generate-completion"));
    }

    private Subcommands() {}

    /** @param provided commands of other modules */
    public static CommandLine commandLine(Session session, List<Object> provided) {
        CommandLine root = allButShell(session, provided);
        root.addSubcommand(new ShellCommand(session, () -> finished(allButShell(session, provided), session)));
        root.addSubcommand(new PrepareCommand(session));
        return finished(root, session);
    }

    private static CommandLine allButShell(Session session, List<Object> provided) {
        CommandLine root = new CommandLine(new RootCommand());
        root.addSubcommand(new UpCommand(session));
        root.addSubcommand(new DownCommand(session));
        root.addSubcommand(new PsCommand(session));
        root.addSubcommand(new DoctorCommand(session));
        root.addSubcommand(new AskCommand(session));
        root.addSubcommand(new SendCommand(session));
        root.addSubcommand(new PublishCommand(session));
        root.addSubcommand(new TailCommand(session));
        root.addSubcommand(new TraceCommand(session));
        root.addSubcommand(new TypesCommand(session));
        root.addSubcommand(new TopicsCommand(session));
        root.addSubcommand(new LagCommand(session));
        root.addSubcommand(new AutoComplete.GenerateCompletion());
        provided.forEach(root::addSubcommand);
        return root;
    }

    private static CommandLine finished(CommandLine root, Session session) {
        Converters.register(root);
        root.setOut(session.console().out());
        root.setErr(session.console().err());
        root.setColorScheme(Help.defaultColorScheme(session.console().colourful() ? Help.Ansi.ON : Help.Ansi.OFF));
        root.setUsageHelpWidth(100);
        root.setUsageHelpLongOptionsMaxWidth(36);
        root.getCommandSpec().version("satbus " + Version.text());
        root.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, Subcommands::commandList);
        root.getCommandSpec()
                .usageMessage()
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(exitCodes());
        root.setParameterExceptionHandler((thrown, _) -> usage(thrown, session));
        root.setExecutionExceptionHandler((thrown, _, _) -> failure(thrown, session));
        describeCompletion(root);
        addHelp(root);
        layOut(root);
        root.getSubcommands().values().forEach(Subcommands::layOut);
        return root;
    }

    private static void addHelp(CommandLine root) {
        OptionSpec.Builder version = OptionSpec.builder("-V", "--version");
        root.getCommandSpec()
                .addOption(version.versionHelp(true)
                        .description("Show the version.")
                        .build());
        addHelpOption(root);
        root.getSubcommands().values().forEach(Subcommands::addHelpOption);
    }

    /** Air between the parts of the help. */
    private static void layOut(CommandLine command) {
        UsageMessageSpec usage = command.getCommandSpec().usageMessage();
        usage.synopsisHeading("%nUsage: ");
        usage.descriptionHeading(usage.description().length == 0 ? "" : "%n");
        usage.parameterListHeading(
                command.getCommandSpec().positionalParameters().isEmpty() ? "" : "%nArguments:%n");
        usage.optionListHeading("%nOptions:%n");
        usage.commandListHeading("");
    }

    private static void addHelpOption(CommandLine command) {
        if (command.getCommandSpec().findOption("--help") == null) {
            OptionSpec.Builder help = OptionSpec.builder("-h", "--help");
            command.getCommandSpec()
                    .addOption(
                            help.usageHelp(true).description("Show this help.").build());
        }
    }

    private static void describeCompletion(CommandLine root) {
        CommandLine completion = root.getSubcommands().get("generate-completion");
        if (completion != null) {
            completion
                    .getCommandSpec()
                    .usageMessage()
                    .header("Print a script that completes commands in bash and zsh.")
                    .footerHeading("%nExamples:%n")
                    .footer("  source <(satbus generate-completion)");
        }
    }

    private static Map<String, String> exitCodes() {
        Map<String, String> codes = new LinkedHashMap<>();
        for (ExitCode code : ExitCode.values()) {
            codes.put(Integer.toString(code.number()), code.meaning());
        }
        return codes;
    }

    private static String commandList(Help help) {
        if (help.subcommands().isEmpty()) {
            return "";
        }
        StringBuilder list = new StringBuilder();
        SECTIONS.forEach((section, names) -> {
            list.append(help.colorScheme()
                    .text("%n@|bold " + section + ":|@%n".formatted())
                    .toString()
                    .replace("%n", "\n"));
            for (String name : names) {
                Help command = help.subcommands().get(name);
                String header = command == null
                        ? benchHeader(name)
                        : String.join(" ", command.commandSpec().usageMessage().header());
                list.append("  ")
                        .append(help.colorScheme().commandText(String.format("%-20s", name)))
                        .append(header)
                        .append('\n');
            }
        });
        return list.toString();
    }

    /** The benchmarks are a module of their own, which only their command loads. */
    private static String benchHeader(String name) {
        return name.equals("bench")
                ? "Measure throughput and latency beside raw Kafka clients."
                : "Not available here.";
    }

    /** {@code (thrown)} comes from parsing: says what is wrong, and where help is. */
    private static int usage(CommandLine.ParameterException thrown, Session session) {
        CommandLine at = thrown.getCommandLine();
        session.console().problem(Sentences.of(thrown));
        session.console().err().println("'" + at.getCommandSpec().qualifiedName() + " --help' explains it.");
        session.console().err().flush();
        return ExitCode.USAGE.number();
    }

    private static int failure(Exception thrown, Session session) {
        session.console().clearProgress();
        if (thrown instanceof CommandFailure failure) {
            session.console().problem(failure.sentence());
            return failure.code().number();
        }
        session.console().problem("This is a defect of satbus: " + thrown);
        thrown.printStackTrace(session.console().err());
        return ExitCode.FAILED.number();
    }
}
