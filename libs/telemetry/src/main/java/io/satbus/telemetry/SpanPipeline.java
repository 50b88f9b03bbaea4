package io.satbus.telemetry;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.satbus.protocol.Envelope;
import io.satbus.protocol.Message;
import java.net.URI;
import java.util.concurrent.TimeUnit;

/**
 * Makes spans and sends them in batches, in the background; drops spans rather than wait. Made only where there is an
 * endpoint, so that a process without one loads none of it. Attributes follow OpenTelemetry's conventions for messaging.
 */
final class SpanPipeline implements AutoCloseable {
    private static final int QUEUE = 2048;
    private static final long CLOSE_SECONDS = 5;
    private static final AttributeKey<String> SYSTEM = AttributeKey.stringKey("messaging.system");
    private static final AttributeKey<String> OPERATION = AttributeKey.stringKey("messaging.operation.type");
    private static final AttributeKey<String> DESTINATION = AttributeKey.stringKey("messaging.destination.name");
    private static final AttributeKey<String> MESSAGE = AttributeKey.stringKey("messaging.message.id");
    private static final AttributeKey<String> CONVERSATION =
            AttributeKey.stringKey("messaging.message.conversation_id");
    private static final AttributeKey<Long> SIZE = AttributeKey.longKey("messaging.message.body.size");
    private static final AttributeKey<String> KIND = AttributeKey.stringKey("satbus.kind");
    private static final AttributeKey<String> PRIORITY = AttributeKey.stringKey("satbus.priority");
    private static final AttributeKey<String> SOURCE = AttributeKey.stringKey("satbus.source");

    private final SdkTracerProvider provider;
    private final Tracer tracer;
    private final double sampleRatio;

    private SpanPipeline(SdkTracerProvider provider, double sampleRatio) {
        this.provider = provider;
        this.tracer = provider.get("satbus");
        this.sampleRatio = sampleRatio;
    }

    static SpanPipeline start(TelemetrySettings settings, URI endpoint, Meters meters) {
        OtlpHttpSpanExporter otlp =
                OtlpHttpSpanExporter.builder().setEndpoint(tracesOf(endpoint)).build();
        return start(settings, new CountingExporter(otlp, endpoint, meters), meters);
    }

    static SpanPipeline start(TelemetrySettings settings, SpanExporter exporter, Meters meters) {
        Resource resource = Resource.create(Attributes.of(
                AttributeKey.stringKey("service.name"), settings.service(),
                AttributeKey.stringKey("service.namespace"), "satbus",
                AttributeKey.stringKey("service.instance.id"), settings.instance()));
        // The dice are thrown in Tracing, before a span exists: a root that comes here is wanted.
        SdkTracerProvider provider = SdkTracerProvider.builder()
                .setResource(resource)
                .setSampler(Sampler.parentBased(Sampler.alwaysOn()))
                .addSpanProcessor(new CountingProcessor(meters))
                .addSpanProcessor(BatchSpanProcessor.builder(exporter)
                        .setMaxQueueSize(QUEUE)
                        .build())
                .build();
        return new SpanPipeline(provider, settings.sampleRatio());
    }

    double sampleRatio() {
        return sampleRatio;
    }

    Hop send(Envelope envelope, String destination, Hop parent) {
        Context context = parent instanceof RecordedHop recorded ? recorded.context() : Context.root();
        SpanBuilder builder = describe("send", SpanKind.PRODUCER, envelope, destination);
        return new RecordedHop(builder.setParent(context).startSpan());
    }

    /** The sender's span is the parent and is linked: tools for batches look for links, all others for parents. */
    Hop process(Message message, String destination, boolean traced) {
        SpanBuilder builder = describe("process", SpanKind.CONSUMER, message.envelope(), destination);
        if (!traced) {
            return new RecordedHop(builder.setNoParent().startSpan());
        }
        SpanContext sender = SpanContext.createFromRemoteParent(
                TraceContext.traceId(message.traceparent()),
                TraceContext.spanId(message.traceparent()),
                TraceFlags.getSampled(),
                TraceState.getDefault());
        builder.setParent(Context.root().with(Span.wrap(sender))).addLink(sender);
        return new RecordedHop(builder.startSpan());
    }

    private SpanBuilder describe(String operation, SpanKind kind, Envelope envelope, String destination) {
        return tracer.spanBuilder(operation + " " + envelope.content().type())
                .setSpanKind(kind)
                .setAttribute(SYSTEM, "kafka")
                .setAttribute(OPERATION, operation)
                .setAttribute(DESTINATION, destination)
                .setAttribute(MESSAGE, envelope.id().toString())
                .setAttribute(CONVERSATION, envelope.correlationId().toString())
                .setAttribute(SIZE, (long) envelope.content().size())
                .setAttribute(KIND, envelope.kind().name())
                .setAttribute(PRIORITY, envelope.priority().label())
                .setAttribute(SOURCE, envelope.source().satellite());
    }

    private static String tracesOf(URI endpoint) {
        String path = endpoint.getPath();
        boolean bare = path == null || path.isEmpty() || path.equals("/");
        return bare ? endpoint.resolve("/v1/traces").toString() : endpoint.toString();
    }

    @Override
    public void close() {
        provider.shutdown().join(CLOSE_SECONDS, TimeUnit.SECONDS);
    }
}
