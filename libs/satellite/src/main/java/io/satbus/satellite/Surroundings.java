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
        Optional<Path> stateDirectory) {

    /** Runs a task to its end: until what it sent is on the bus. */
    void run(Task task) throws Exception {
        Context context = new Context(this, Optional.empty());
        try {
            task.run(context);
            context.flush();
        } finally {
            context.outbox().leave();
        }
    }

    /** Runs a task whose failure changes nothing for its caller. */
    void runLogged(String name, Task task) {
        try {
            run(task);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            log.warn("{} was interrupted", name);
        } catch (Exception e) {
            log.error("{} failed", name, e);
        }
    }
}
