package io.satbus.cli.adapter;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jline.utils.Signals;

/**
 * Ctrl-C, SIGTERM and the end of the terminal, as a request to stop in order. A second Ctrl-C ends this process at once,
 * and with it, by their life lines, all its children. Closing restores what was before.
 */
public final class StopSignals implements AutoCloseable {
    private static final int INTERRUPTED = 130;

    private final Map<String, Object> before = new LinkedHashMap<>();

    private StopSignals() {}

    public static StopSignals handle(Runnable stop) {
        StopSignals signals = new StopSignals();
        signals.register("TERM", stop);
        signals.register("HUP", stop);
        signals.register("INT", () -> {
            signals.register("INT", () -> Runtime.getRuntime().halt(INTERRUPTED));
            stop.run();
        });
        return signals;
    }

    private void register(String signal, Runnable reaction) {
        Object previous = Signals.register(signal, reaction);
        if (previous != null) {
            before.putIfAbsent(signal, previous);
        }
    }

    @Override
    public void close() {
        before.forEach(Signals::unregister);
    }
}
