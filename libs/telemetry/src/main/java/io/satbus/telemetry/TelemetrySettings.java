package io.satbus.telemetry;

import java.net.URI;
import java.util.Optional;

/**
 * What telemetry needs to know.
 *
 * @param service who is measured: the satellite's name
 * @param instance which of its instances
 * @param otlpEndpoint where spans are sent, as OTLP over HTTP with Protobuf; without a path, {@code /v1/traces} is meant.
 *     Empty: nothing is sampled, and the context of others is still handed on
 * @param sampleRatio share of new traces that are recorded, 0 to 1; who carries on a trace does as its root decided
 * @param jvmMeters whether memory, collector, threads and processor of the JVM are measured too
 */
public record TelemetrySettings(
        String service, String instance, Optional<URI> otlpEndpoint, double sampleRatio, boolean jvmMeters) {
    public static final double DEFAULT_SAMPLE_RATIO = 0.01;

    public TelemetrySettings {
        if (!(sampleRatio >= 0 && sampleRatio <= 1)) {
            throw new IllegalArgumentException("the trace sample ratio is " + sampleRatio + "; use 0 to 1");
        }
        otlpEndpoint.ifPresent(TelemetrySettings::requireHttp);
    }

    public static TelemetrySettings of(String service, String instance) {
        return new TelemetrySettings(service, instance, Optional.empty(), DEFAULT_SAMPLE_RATIO, true);
    }

    public TelemetrySettings withOtlpEndpoint(URI value) {
        return new TelemetrySettings(service, instance, Optional.of(value), sampleRatio, jvmMeters);
    }

    public TelemetrySettings withSampleRatio(double value) {
        return new TelemetrySettings(service, instance, otlpEndpoint, value, jvmMeters);
    }

    public TelemetrySettings withJvmMeters(boolean value) {
        return new TelemetrySettings(service, instance, otlpEndpoint, sampleRatio, value);
    }

    private static void requireHttp(URI endpoint) {
        boolean http = "http".equals(endpoint.getScheme()) || "https".equals(endpoint.getScheme());
        if (!http || endpoint.getHost() == null) {
            throw new IllegalArgumentException(
                    "the OTLP endpoint is '" + endpoint + "'; use an address such as http://127.0.0.1:4318");
        }
    }
}
