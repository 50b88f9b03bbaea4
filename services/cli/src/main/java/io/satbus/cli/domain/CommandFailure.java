package io.satbus.cli.domain;

/** Ends a command: a sentence for the user, and the exit code. Carries no stack trace, because it is no defect. */
public final class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitCode code;

    /** @param sentence what was attempted, what was found, and what to do about it */
    public CommandFailure(ExitCode code, String sentence) {
        super(sentence, null, false, false);
        this.code = code;
    }

    public static CommandFailure usage(String sentence) {
        return new CommandFailure(ExitCode.USAGE, sentence);
    }

    public ExitCode code() {
        return code;
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
