package io.satbus.satellite;

import io.satbus.bus.Bus;
import io.satbus.bus.BusSettings;
import io.satbus.telemetry.Telemetry;

/** Makes an instance's connection to the bus. The seam between a satellite and the kind of bus it runs on. */
@FunctionalInterface
public interface BusConnector {
    /** @return a bus that is not started */
    Bus connect(BusSettings settings, Telemetry telemetry);
}
