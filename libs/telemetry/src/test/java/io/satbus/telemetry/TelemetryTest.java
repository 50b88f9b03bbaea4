package io.satbus.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.Counter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TelemetryTest {
    private static final TelemetrySettings SETTINGS = TelemetrySettings.of("sage", "sage-1");

    @Test
    void scrapesWithBucketsAndCommonLabels() {
        try (Telemetry telemetry = Telemetry.start(SETTINGS)) {
            telemetry.meters().timer(Example.WORK, "done").record(Duration.ofMillis(3));
            telemetry.meters().counter(Example.ITEMS);
            telemetry.meters().gauge(Example.SIZE, () -> 7);

            assertThat(telemetry.scrape())
                    .contains("example_work_seconds_bucket{instance=\"sage-1\",outcome=\"done\","
                            + "satellite=\"sage\",le=\"0.005\"} 1")
                    .contains("le=\"0.001\"} 0", "le=\"10.0\"} 1")
                    .contains("example_items_total{instance=\"sage-1\",satellite=\"sage\"} 0.0")
                    .contains("example_size_bytes{instance=\"sage-1\",satellite=\"sage\"} 7.0")
                    .contains("jvm_memory_used_bytes", "process_cpu_usage")
                    .doesNotContain(" # {");
        }
    }

    @Test
    void refusesAMeterThatIsNotUsedAsDefined() {
        Meters meters = Telemetry.none().meters();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> meters.counter(Example.WORK, "done"))
                .withMessageContaining("example.work");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> meters.timer(Example.WORK))
                .withMessageContaining("[outcome]");
    }

    @Test
    void refusesWrongSettings() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SETTINGS.withSampleRatio(1.5))
                .withMessageContaining("1.5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SETTINGS.withOtlpEndpoint(URI.create("collector:4317")))
                .withMessageContaining("collector:4317");
    }

    @Test
    void sendsSpansToTheEndpoint() throws Exception {
        CompletableFuture<String> requested = new CompletableFuture<>();
        HttpServer collector = collector(200, requested);
        try (Telemetry telemetry = Telemetry.start(to(collector))) {
            telemetry.tracing().sending(Messages.envelope(), "events").end();
        } finally {
            collector.stop(0);
        }
        assertThat(requested.get(10, TimeUnit.SECONDS)).isEqualTo("/v1/traces application/x-protobuf");
    }

    @Test
    void countsSpansThatCannotBeSent() throws Exception {
        HttpServer collector = collector(400, new CompletableFuture<>());
        Telemetry telemetry = Telemetry.start(to(collector));
        Counter failed = telemetry.meters().counter(TelemetryMeter.SPANS_EXPORTED, "failed");
        try (telemetry) {
            telemetry.tracing().sending(Messages.envelope(), "events").end();
        } finally {
            collector.stop(0);
        }
        assertThat(failed.count()).isEqualTo(1);
    }

    private static TelemetrySettings to(HttpServer collector) {
        return SETTINGS.withSampleRatio(1)
                .withOtlpEndpoint(
                        URI.create("http://127.0.0.1:" + collector.getAddress().getPort()));
    }

    private static HttpServer collector(int status, CompletableFuture<String> requested) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requested.complete(exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Content-Type"));
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        return server;
    }

    private enum Example implements MeterDefinition {
        WORK(Type.TIMER, "", List.of("outcome")),
        ITEMS(Type.COUNTER, "", List.of()),
        SIZE(Type.GAUGE, "bytes", List.of());

        private final Type type;
        private final String unit;

        @SuppressWarnings("ImmutableEnumChecker") // made by List.of
        private final List<String> labels;

        Example(Type type, String unit, List<String> labels) {
            this.type = type;
            this.unit = unit;
            this.labels = labels;
        }

        @Override
        public String meterName() {
            return "example." + name().toLowerCase(java.util.Locale.ROOT);
        }

        @Override
        public Type type() {
            return type;
        }

        @Override
        public String description() {
            return "Measures an example.";
        }

        @Override
        public String unit() {
            return unit;
        }

        @Override
        public List<String> labels() {
            return labels;
        }
    }
}
