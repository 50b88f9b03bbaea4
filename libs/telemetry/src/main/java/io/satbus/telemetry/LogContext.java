package io.satbus.telemetry;

import io.satbus.protocol.Envelope;
import io.satbus.protocol.Source;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Puts the message that is being handled, and the instance that handles it, into every line that is logged meanwhile.
 * Safe for use by any thread.
 */
public final class LogContext {
    private static final ScopedValue<Handled> CURRENT = ScopedValue.newInstance();

    private final Source self;

    private LogContext(Source self) {
        this.self = self;
    }

    /** Of one instance. */
    public static LogContext of(Source self) {
        return new LogContext(self);
    }

    /**
     * Runs work for a message.
     *
     * @throws Exception what the work throws
     */
    public <T> T call(Envelope envelope, Callable<T> work) throws Exception {
        return ScopedValue.where(CURRENT, new Handled(self, envelope)).call(work::call);
    }

    static Optional<Handled> current() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }

    /** Who handles what. */
    record Handled(Source self, Envelope envelope) {}
}
