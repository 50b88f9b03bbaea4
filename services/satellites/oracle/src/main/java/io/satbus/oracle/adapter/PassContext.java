package io.satbus.oracle.adapter;

import io.satbus.kernel.Clock;
import io.satbus.oracle.config.OracleConfig;
import io.satbus.oracle.domain.Fields;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/**
 * What every pass over a file needs.
 *
 * @param config the settings as they are now
 * @param outlets an outlet of its own for each pass
 * @param stop ends every pass at its next row
 */
record PassContext(
        Supplier<OracleConfig> config, Fields fields, Supplier<Outlet> outlets, Clock clock, CountDownLatch stop) {
    boolean stopping() {
        return stop.getCount() == 0;
    }

    /** The pace of files that are followed. */
    Pace paced() {
        return new Pace(clock, () -> config.get().rowsPerSecond(), stop);
    }

    /** As fast as the bus acknowledges. */
    Pace unpaced() {
        return new Pace(clock, () -> 0, stop);
    }
}
