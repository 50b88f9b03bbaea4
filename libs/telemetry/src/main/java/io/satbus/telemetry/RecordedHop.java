package io.satbus.telemetry;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import java.util.concurrent.Callable;

/** A hop with a span. */
final class RecordedHop implements Hop {
    private static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");

    private final Span span;
    private final String traceparent;

    RecordedHop(Span span) {
        this.span = span;
        this.traceparent = TraceContext.format(
                span.getSpanContext().getTraceId(), span.getSpanContext().getSpanId());
    }

    Context context() {
        return Context.root().with(span);
    }

    @Override
    public String traceparent() {
        return traceparent;
    }

    /** The span is current for OpenTelemetry too, so that instrumented libraries find it. */
    @Override
    public boolean recorded() {
        return true;
    }

    @Override
    public <T> T call(Callable<T> work) throws Exception {
        return Tracing.within(this, context().wrap(work));
    }

    @Override
    public void end() {
        span.end();
    }

    @Override
    public void fail(String reason) {
        span.setStatus(StatusCode.ERROR, reason);
        span.setAttribute(ERROR, reason);
        span.end();
    }
}
