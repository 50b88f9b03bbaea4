package io.satbus.telemetry;

import io.micrometer.core.instrument.Counter;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what becomes of spans, and says at most once a minute that they cannot be sent. */
final class CountingExporter implements SpanExporter {
    private static final Logger LOG = LoggerFactory.getLogger(CountingExporter.class);
    /** The library's own complaints, one for each batch; held here because the JDK holds loggers weakly. */
    private static final java.util.logging.Logger LIBRARY =
            java.util.logging.Logger.getLogger("io.opentelemetry.exporter");

    private static final long QUIET_NANOS = Duration.ofMinutes(1).toNanos();

    private final SpanExporter exporter;
    private final URI endpoint;
    private final Counter exported;
    private final Counter failed;
    private final AtomicLong silentUntil = new AtomicLong(System.nanoTime());

    CountingExporter(SpanExporter exporter, URI endpoint, Meters meters) {
        LIBRARY.setLevel(Level.OFF);
        this.exporter = exporter;
        this.endpoint = endpoint;
        this.exported = meters.counter(TelemetryMeter.SPANS_EXPORTED, "exported");
        this.failed = meters.counter(TelemetryMeter.SPANS_EXPORTED, "failed");
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        int size = spans.size();
        CompletableResultCode result = exporter.export(spans);
        return result.whenComplete(() -> {
            if (result.isSuccess()) {
                exported.increment(size);
            } else {
                failed.increment(size);
                complain(size, result.getFailureThrowable());
            }
        });
    }

    private void complain(int spans, @Nullable Throwable cause) {
        long now = System.nanoTime();
        long until = silentUntil.get();
        if (now - until >= 0 && silentUntil.compareAndSet(until, now + QUIET_NANOS)) {
            LOG.warn(
                    "could not send {} spans to {}: {}; check that a collector listens there (traces only, messages are"
                            + " not affected; said at most once a minute)",
                    spans,
                    endpoint,
                    cause == null ? "no answer, or not an answer of success" : cause.toString());
        }
    }

    @Override
    public CompletableResultCode flush() {
        return exporter.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return exporter.shutdown();
    }
}
