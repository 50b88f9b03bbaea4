package io.satbus.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TracingTest {
    private static final String UNSAMPLED = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00";
    private static final String SAMPLED = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    private final RecordingExporter exporter = new RecordingExporter();
    private final Meters meters = new Meters(new SimpleMeterRegistry());

    @Test
    void recordsSendAndProcessInOneTrace() throws Exception {
        Hop received;
        try (SpanPipeline pipeline = pipeline(1)) {
            Tracing tracing = new Tracing(pipeline);
            Hop sent = tracing.sending(Messages.envelope(), "satbus.events.prices.medium.v1");
            received = tracing.receiving(Messages.message(sent.traceparent()), "satbus.events.prices.medium.v1");
            sent.end();
            Hop answer = received.call(() -> tracing.sending(Messages.envelope(), "satbus.reply.sage.v1"));
            answer.end();
            received.fail("handler-failed");
        }

        List<SpanData> spans = exporter.spans();
        assertThat(spans)
                .extracting(SpanData::getName)
                .containsExactly("send test.Price", "send test.Price", "process test.Price");
        SpanData send = spans.get(0);
        SpanData answer = spans.get(1);
        SpanData process = spans.get(2);
        assertThat(spans).extracting(SpanData::getTraceId).containsOnly(send.getTraceId());
        assertThat(send.getParentSpanContext().isValid()).isFalse();
        assertThat(process.getParentSpanId()).isEqualTo(send.getSpanId());
        assertThat(process.getLinks()).hasSize(1);
        assertThat(process.getLinks().getFirst().getSpanContext().getSpanId()).isEqualTo(send.getSpanId());
        assertThat(answer.getParentSpanId()).isEqualTo(process.getSpanId());
        assertThat(send.getKind()).isEqualTo(SpanKind.PRODUCER);
        assertThat(process.getKind()).isEqualTo(SpanKind.CONSUMER);
        assertThat(process.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(process.getAttributes().get(AttributeKey.stringKey("messaging.destination.name")))
                .isEqualTo("satbus.events.prices.medium.v1");
    }

    @Test
    void handsAnUnsampledContextOnWithoutASpan() throws Exception {
        try (SpanPipeline pipeline = pipeline(1)) {
            Tracing tracing = new Tracing(pipeline);
            Hop received = tracing.receiving(Messages.message(UNSAMPLED), "inbox");
            Hop sent = received.call(() -> tracing.sending(Messages.envelope(), "events"));
            assertThat(sent.traceparent()).isEqualTo(UNSAMPLED);
            sent.end();
            received.end();
        }
        assertThat(exporter.spans()).isEmpty();
    }

    @Test
    void carriesNoContextWhereTheRootIsNotSampled() {
        try (SpanPipeline pipeline = pipeline(0)) {
            Hop sent = new Tracing(pipeline).sending(Messages.envelope(), "events");
            assertThat(sent.traceparent()).isEmpty();
            assertThat(sent.recorded()).isFalse();
            sent.end();
        }
        assertThat(exporter.spans()).isEmpty();
    }

    @Test
    void whatAnUnsampledMessageCausesIsNotSampledEither() throws Exception {
        try (SpanPipeline pipeline = pipeline(0.999)) {
            Tracing tracing = new Tracing(pipeline);
            Hop received = tracing.receiving(Messages.message(""), "inbox");
            for (int i = 0; i < 100; i++) {
                Hop sent = received.call(() -> tracing.sending(Messages.envelope(), "events"));
                assertThat(sent.recorded()).isFalse();
            }
        }
        assertThat(exporter.spans()).isEmpty();
    }

    @Test
    void whereEverythingIsRecordedAMessageWithoutContextBeginsATrace() {
        try (SpanPipeline pipeline = pipeline(1)) {
            Hop received = new Tracing(pipeline).receiving(Messages.message(""), "inbox");
            assertThat(received.recorded()).isTrue();
            received.end();
        }
        assertThat(exporter.spans()).hasSize(1);
    }

    @Test
    void handsContextOnWithoutAnExporter() throws Exception {
        Tracing tracing = Tracing.disabled();
        Hop received = tracing.receiving(Messages.message(SAMPLED), "inbox");
        Hop sent = received.call(() -> tracing.sending(Messages.envelope(), "events"));
        assertThat(sent.traceparent()).isEqualTo(SAMPLED);
        assertThat(tracing.sending(Messages.envelope(), "events").traceparent()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-0",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00_4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
            })
    void beginsAnewWhereTheContextIsMalformed(String malformed) {
        assertThat(Tracing.disabled()
                        .receiving(Messages.message(malformed), "inbox")
                        .traceparent())
                .isEmpty();
    }

    @Test
    void acceptsALaterVersionOfTheContext() {
        String later = "01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more";
        assertThat(Tracing.disabled()
                        .receiving(Messages.message(later), "inbox")
                        .traceparent())
                .isEqualTo(later);
    }

    private SpanPipeline pipeline(double ratio) {
        TelemetrySettings settings = TelemetrySettings.of("sage", "sage-1").withSampleRatio(ratio);
        return SpanPipeline.start(settings, exporter, meters);
    }
}
