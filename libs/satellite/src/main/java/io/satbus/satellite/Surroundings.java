package io.satbus.satellite;

import io.satbus.bus.Bus;
import io.satbus.kernel.Clock;
import io.satbus.telemetry.Telemetry;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;

/** What all contexts of one instance share. */
record Surroundings(
        Bus bus,
        Telemetry telemetry,
        Configuration configuration,
        Clock clock,
        Logger log,
        Optional<Path> stateDirectory) {}
