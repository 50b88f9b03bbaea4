package io.satbus.telemetry;

import java.util.concurrent.Callable;

/** A hop that is not recorded: hands the context on as it came, and costs next to nothing. */
record PassingHop(String traceparent) implements Hop {
    /** Belongs to no trace. */
    static final PassingHop UNTRACED = new PassingHop("");

    @Override
    public boolean recorded() {
        return false;
    }

    @Override
    public <T> T call(Callable<T> work) throws Exception {
        return traceparent.isEmpty() ? work.call() : Tracing.within(this, work);
    }

    @Override
    public void end() {}

    @Override
    public void fail(String reason) {}
}
