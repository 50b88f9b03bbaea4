package io.satbus.telemetry;

import java.util.concurrent.Callable;

/** A hop that is not recorded: hands the context on as it came, and costs next to nothing. */
final class PassingHop implements Hop {
    /** Belongs to no trace: what is sent from here may begin one. */
    static final PassingHop UNTRACED = new PassingHop("");

    /** Belongs to a trace whose root is not recorded: what it causes is not either. */
    static final PassingHop UNSAMPLED = new PassingHop("");

    private final String traceparent;

    PassingHop(String traceparent) {
        this.traceparent = traceparent;
    }

    @Override
    public String traceparent() {
        return traceparent;
    }

    @Override
    public boolean recorded() {
        return false;
    }

    @Override
    public <T> T call(Callable<T> work) throws Exception {
        return this == UNTRACED ? work.call() : Tracing.within(this, work);
    }

    @Override
    public void end() {}

    @Override
    public void fail(String reason) {}
}
