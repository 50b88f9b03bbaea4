package io.satbus.aegis.adapter;

import io.satbus.aegis.config.AegisConfig;
import io.satbus.messages.v1.Price;
import io.satbus.protocol.FailureException;
import io.satbus.protocol.Priority;
import io.satbus.satellite.Context;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The satellite: its guard from the start to the stop. Its handlers may be called by any thread. */
public final class BusAegis {
    private volatile Optional<Guard> guard = Optional.empty();

    /** Loads what is known. */
    public void start(Context context) throws IOException {
        Path state = context.stateDirectory()
                .orElseThrow(() -> FailureException.rejected(
                        "no-state-directory", "aegis must remember its rules; set SATBUS_STATE_DIR"));
        guard = Optional.of(Guard.open(context.config(AegisConfig.class), state));
    }

    /** Follows the price; every instance of every satellite hears of a rule that it breaks. */
    public void observe(Price price, Context context) throws InterruptedException {
        guard().observe(price, alert -> {
            context.log().warn("{}", alert.getMessage());
            context.everyInstance().priority(Priority.CRITICAL).notify(alert);
            context.flush();
        });
    }

    /** What is asked and told; fails while it is still starting. */
    public Guard guard() {
        return guard.orElseThrow(() -> FailureException.retry("not-started", "aegis is still starting; try again"));
    }

    public void save() throws IOException {
        if (guard.isPresent()) {
            guard.get().save();
        }
    }
}
