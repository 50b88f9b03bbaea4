package io.satbus.sage.adapter;

import io.satbus.messages.v1.Price;
import io.satbus.protocol.FailureException;
import io.satbus.sage.config.SageConfig;
import io.satbus.satellite.Context;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The satellite: its ledger from the start to the stop. Its handlers may be called by any thread. */
public final class BusSage {
    private volatile Optional<Ledger> ledger = Optional.empty();

    /** Loads what is known. */
    public void start(Context context) throws IOException {
        Path state = context.stateDirectory()
                .orElseThrow(() -> FailureException.rejected(
                        "no-state-directory", "sage must remember the prices it has seen; set SATBUS_STATE_DIR"));
        ledger = Optional.of(Ledger.open(context.config(SageConfig.class), state));
    }

    public void stop() throws IOException {
        if (ledger.isPresent()) {
            ledger.get().close();
        }
    }

    public void accept(Price price) throws IOException {
        started().accept(price);
    }

    public Answers answers() {
        return new Answers(started());
    }

    private Ledger started() {
        return ledger.orElseThrow(() -> FailureException.retry("not-started", "sage is still starting; try again"));
    }
}
