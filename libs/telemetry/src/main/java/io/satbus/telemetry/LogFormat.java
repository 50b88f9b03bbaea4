package io.satbus.telemetry;

/** How log lines look. */
public enum LogFormat {
    /** One JSON object for each line, for programs. */
    JSON,
    /** For people. */
    TEXT
}
