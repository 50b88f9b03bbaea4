package io.satbus.telemetry;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.jspecify.annotations.Nullable;

/** The meters and traces of one process. Safe for use by any thread. */
public final class Telemetry implements AutoCloseable {
    /** The media type of {@link #scrape}. */
    public static final String SCRAPE_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final Meters meters;
    private final Tracing tracing;
    private final @Nullable PrometheusMeterRegistry prometheus;
    private final @Nullable SpanPipeline pipeline;
    private final @Nullable JvmMeters jvm;

    private Telemetry(
            MeterRegistry registry,
            @Nullable PrometheusMeterRegistry prometheus,
            @Nullable SpanPipeline pipeline,
            @Nullable JvmMeters jvm) {
        this.meters = new Meters(registry);
        this.tracing = pipeline == null ? Tracing.disabled() : new Tracing(pipeline);
        this.prometheus = prometheus;
        this.pipeline = pipeline;
        this.jvm = jvm;
    }

    /** For tests: meters of its own that nobody scrapes, and no traces. */
    public static Telemetry none() {
        return new Telemetry(new SimpleMeterRegistry(), null, null, null);
    }

    /** Registers what is measured of the process itself and, with an endpoint, begins to send spans in the background. */
    public static Telemetry start(TelemetrySettings settings) {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        registry.config().commonTags("satellite", settings.service(), "instance", settings.instance());
        JvmMeters jvm = settings.jvmMeters() ? JvmMeters.bind(registry) : null;
        SpanPipeline pipeline = settings.otlpEndpoint()
                .map(endpoint -> SpanPipeline.start(settings, endpoint, new Meters(registry)))
                .orElse(null);
        return new Telemetry(registry, registry, pipeline, jvm);
    }

    public Meters meters() {
        return meters;
    }

    public Tracing tracing() {
        return tracing;
    }

    /**
     * All meters as Prometheus reads them, in {@link #SCRAPE_TYPE}; empty for {@link #none}. This format has no
     * exemplars, on purpose: Prometheus 2.42 drops a whole scrape that has one on a {@code _count}.
     */
    public String scrape() {
        return prometheus == null ? "" : prometheus.scrape(SCRAPE_TYPE);
    }

    /** Sends the spans that wait, for at most 5 seconds, and stops. */
    @Override
    public void close() {
        if (pipeline != null) {
            pipeline.close();
        }
        if (jvm != null) {
            jvm.close();
        }
        meters.registry().close();
    }
}
