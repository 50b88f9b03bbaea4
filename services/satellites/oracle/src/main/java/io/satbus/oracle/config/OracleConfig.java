package io.satbus.oracle.config;

import io.satbus.oracle.domain.CheckSettings;
import java.time.Duration;

/**
 * The settings of oracle.
 *
 * @param source the file or directory to follow; empty for the price history that is shipped, {@code none} to follow
 *     nothing and only read what commands name
 * @param root directory that files named by commands must lie in; empty for any file that the process can read
 * @param interval how often to look for new rows; a last line without line end is taken once it is this old
 * @param rowsPerSecond of one file of the source at most; 0 for as fast as possible; may change while running. What
 *     commands name is always read as fast as the bus acknowledges
 * @param maxLineBytes longest line that can be a row
 * @param maxInFlight rows of one file that may wait for the bus to acknowledge them
 * @param maxFiles that are read at once
 * @param checkpointInterval how often progress is saved; after a crash rows since then are repeated
 * @param checks how strict the checks are
 */
public record OracleConfig(
        String source,
        String root,
        Duration interval,
        int rowsPerSecond,
        int maxLineBytes,
        int maxInFlight,
        int maxFiles,
        Duration checkpointInterval,
        CheckSettings checks) {
    /** The source that stands for nothing to follow. */
    public static final String NO_SOURCE = "none";

    public static final OracleConfig DEFAULT = new OracleConfig(
            "", "", Duration.ofSeconds(2), 0, 64 << 10, 1000, 8, Duration.ofSeconds(1), CheckSettings.DEFAULT);

    public OracleConfig {
        positive("interval", interval);
        positive("checkpointInterval", checkpointInterval);
        within("rowsPerSecond", rowsPerSecond, 0, 1_000_000);
        within("maxLineBytes", maxLineBytes, 64, 16 << 20);
        within("maxInFlight", maxInFlight, 1, 100_000);
        within("maxFiles", maxFiles, 1, 1000);
    }

    private static void positive(String name, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + " is " + value + "; use a positive duration such as PT2S");
        }
    }

    private static void within(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " is " + value + "; use " + least + " to " + most);
        }
    }
}
