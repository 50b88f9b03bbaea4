package io.satbus.bus.receive;

import io.satbus.bus.Outlet;
import io.satbus.bus.Payload;
import io.satbus.bus.Route;
import io.satbus.bus.Routes;
import io.satbus.protocol.Envelope;
import io.satbus.protocol.EnvelopeBuilder;
import io.satbus.protocol.Failure;
import io.satbus.protocol.Kind;
import io.satbus.protocol.Message;
import io.satbus.protocol.Priority;
import io.satbus.protocol.ReplyTo;
import io.satbus.protocol.ReturnAddress;
import io.satbus.protocol.Source;
import io.satbus.protocol.Target;
import io.satbus.protocol.payload.PayloadTypes;
import io.satbus.telemetry.Hop;
import io.satbus.telemetry.Tracing;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends the answers of this instance. Safe for use by any thread. */
public final class Answers {
    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);
    /** Longer than anybody waits. */
    private static final Duration TTL = Duration.ofMinutes(10);

    private final Source self;
    private final Routes routes;
    private final Outlet outlet;
    private final Tracing tracing;

    public Answers(Source self, Routes routes, Outlet outlet, Tracing tracing) {
        this.self = self;
        this.routes = routes;
        this.outlet = outlet;
        this.tracing = tracing;
    }

    /** Answers a message that asks; without effect if nobody waits for its answer. */
    void reply(Envelope question, Payload payload) {
        question.replyTo().ifPresent(to -> send(draft(Kind.RESPONSE, question), to, payload));
    }

    /** Tells whoever waits that the message failed. */
    void fail(Envelope question, Failure failure) {
        question.replyTo().ifPresent(to -> send(draft(Kind.ERROR, question), to, payloadOf(failure)));
    }

    /** Tells the sender of something that could not be read, if it waits for an answer. */
    public void fail(ReturnAddress sender, Failure failure) {
        Optional<ReplyTo> replyTo = sender.replyTo();
        if (replyTo.isPresent()) {
            EnvelopeBuilder draft = Envelope.of(Kind.ERROR, self, instance(sender.source()))
                    .correlationId(sender.correlationId())
                    .causationId(sender.id())
                    .priority(Priority.MEDIUM);
            send(draft, replyTo.get(), payloadOf(failure));
        }
    }

    private static Payload payloadOf(Failure failure) {
        return Payload.of(PayloadTypes.of(Failure.class), failure);
    }

    private EnvelopeBuilder draft(Kind kind, Envelope question) {
        return Envelope.of(kind, self, instance(question.source()))
                .priority(question.priority())
                .correlationId(question.correlationId())
                .causationId(question.id());
    }

    private static Target instance(Source source) {
        return new Target.ToInstance(source.satellite(), source.instance());
    }

    private void send(EnvelopeBuilder draft, ReplyTo to, Payload payload) {
        if (!routes.names().isReply(to.topic()) || to.partition() >= routes.replyPartitions()) {
            LOG.warn("No answer is sent to {}: that is no place for answers", to);
            return;
        }
        Envelope answer = draft.ttl(TTL).content(payload.content()).build();
        Hop hop = tracing.sending(answer, to.topic());
        Message message = new Message(answer, payload.bytes(), hop.traceparent());
        var _ = outlet.send(message, Route.to(to.topic(), to.partition())).whenComplete((_, thrown) -> {
            if (thrown == null) {
                hop.end();
            } else {
                hop.fail("undeliverable");
                LOG.warn(
                        "The answer to {} could not be sent to {}: it will expire there",
                        answer.causationId(),
                        to,
                        thrown);
            }
        });
    }
}
