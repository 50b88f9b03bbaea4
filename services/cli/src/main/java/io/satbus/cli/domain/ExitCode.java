package io.satbus.cli.domain;

/** What the program's exit code says. Scripts rely on the numbers. */
public enum ExitCode {
    OK(0, "done"),
    FAILED(1, "the command could not do its work; standard error says why"),
    USAGE(2, "the command line, the JSON or the constellation file is wrong"),
    FAILURE_REPLY(3, "the receiver answered that it failed"),
    EXPIRED(4, "no answer in time, or the message expired"),
    UNDELIVERABLE(5, "nobody could be given the message: unknown satellite, type or subject"),
    UNREACHABLE(6, "the platform cannot be reached");

    private final int number;
    private final String meaning;

    ExitCode(int number, String meaning) {
        this.number = number;
        this.meaning = meaning;
    }

    public int number() {
        return number;
    }

    public String meaning() {
        return meaning;
    }
}
