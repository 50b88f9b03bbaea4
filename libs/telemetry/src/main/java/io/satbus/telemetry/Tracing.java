package io.satbus.telemetry;

import io.satbus.protocol.Envelope;
import io.satbus.protocol.Message;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Follows messages from hop to hop. Safe for use by any thread.
 *
 * <p>The root of a trace, whoever sends its first message, decides whether it is recorded; everyone after it does the
 * same. A root that is not recorded hands on no context at all: at a ratio of 1 % that is what nearly every message pays,
 * and a traceparent would cost 66 bytes for each. So a message without context begins a trace at its receiver only where
 * everything is recorded.
 */
public final class Tracing {
    private static final ScopedValue<Hop> CURRENT = ScopedValue.newInstance();
    private static final Tracing DISABLED = new Tracing(null);

    private final @Nullable SpanPipeline spans;

    Tracing(@Nullable SpanPipeline spans) {
        this.spans = spans;
    }

    /** Records nothing and begins no trace; contexts that come in are handed on. */
    public static Tracing disabled() {
        return DISABLED;
    }

    /**
     * Begins the sending of a message, as a child of the hop that is being {@link Hop#call called}.
     *
     * @param destination where it goes, of a bounded set: a topic
     */
    public Hop sending(Envelope envelope, String destination) {
        Hop parent = CURRENT.orElse(PassingHop.UNTRACED);
        if (spans != null && (parent instanceof RecordedHop || (parent == PassingHop.UNTRACED && chosen(spans)))) {
            return spans.send(envelope, destination, parent);
        }
        return parent.traceparent().isEmpty() ? unrecorded() : new PassingHop(parent.traceparent());
    }

    /** Begins the handling of a message that came from a destination. */
    public Hop receiving(Message message, String destination) {
        String traceparent = message.traceparent();
        boolean traced = !traceparent.isEmpty() && TraceContext.valid(traceparent);
        if (spans != null && (traced ? TraceContext.sampled(traceparent) : spans.sampleRatio() >= 1)) {
            return spans.process(message, destination, traced);
        }
        return traced ? new PassingHop(traceparent) : unrecorded();
    }

    /** The trace that the calling thread works for. */
    static Optional<String> currentTraceId() {
        String traceparent = CURRENT.orElse(PassingHop.UNTRACED).traceparent();
        return traceparent.isEmpty() ? Optional.empty() : Optional.of(TraceContext.traceId(traceparent));
    }

    static <T> T within(Hop hop, Callable<T> work) throws Exception {
        return ScopedValue.where(CURRENT, hop).call(work::call);
    }

    private Hop unrecorded() {
        return spans == null ? PassingHop.UNTRACED : PassingHop.UNSAMPLED;
    }

    private static boolean chosen(SpanPipeline spans) {
        return ThreadLocalRandom.current().nextDouble() < spans.sampleRatio();
    }
}
