package io.satbus.testkit;

import io.satbus.bus.Bus;
import io.satbus.bus.BusHealth;
import io.satbus.bus.BusMeters;
import io.satbus.bus.BusSettings;
import io.satbus.bus.Filter;
import io.satbus.bus.Handler;
import io.satbus.bus.Handling;
import io.satbus.bus.Outcome;
import io.satbus.bus.Payload;
import io.satbus.bus.Receipt;
import io.satbus.bus.Route;
import io.satbus.bus.Routes;
import io.satbus.bus.SubjectPattern;
import io.satbus.bus.Subscription;
import io.satbus.bus.TopicNames;
import io.satbus.bus.UndeliverableException;
import io.satbus.bus.receive.Answers;
import io.satbus.bus.receive.Processing;
import io.satbus.bus.receive.Progress;
import io.satbus.bus.receive.Receivers;
import io.satbus.bus.requests.PendingRequests;
import io.satbus.protocol.Envelope;
import io.satbus.protocol.EnvelopeBuilder;
import io.satbus.protocol.Failure;
import io.satbus.protocol.Message;
import io.satbus.protocol.Priority;
import io.satbus.protocol.Reason;
import io.satbus.protocol.ReplyTo;
import io.satbus.protocol.Source;
import io.satbus.protocol.wire.EnvelopeCodec;
import io.satbus.telemetry.Telemetry;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** The connection of one instance to an {@link InMemoryBroker}. */
final class InMemoryBus implements Bus {
    private static final Duration DRAIN_PATIENCE = Duration.ofSeconds(30);

    private final InMemoryBroker broker;
    private final BusSettings settings;
    private final Routes routes;
    private final BusMeters meters;
    private final PendingRequests requests;
    private final Progress progress;
    private final Receivers receivers;
    private final Processing processing;
    private final Reception reception;
    private final ReplyTo replyTo;
    private final AtomicBoolean closed = new AtomicBoolean();

    InMemoryBus(InMemoryBroker broker, BusSettings settings, Telemetry telemetry) {
        Source self = settings.self();
        this.broker = broker;
        this.settings = settings;
        this.routes = new Routes(
                new TopicNames(settings.namespace()), settings.topics().replyPartitions());
        this.meters = new BusMeters(telemetry.meters());
        this.requests = new PendingRequests(broker.timer(), broker.clock(), meters);
        this.progress = new Progress(settings.lanes().permits(), broker.clock());
        this.receivers = new Receivers(self, this::subscriptionsChanged);
        this.replyTo = new ReplyTo(routes.names().reply(self.satellite()), routes.replyPartition(self.instance()));
        Answers answers = new Answers(self, routes, this::send, telemetry.tracing());
        this.processing = new Processing(answers, telemetry.tracing(), meters, progress, broker.clock());
        this.reception =
                new Reception(settings, routes, broker.lock(), new Intake(receivers, requests, processing, meters));
    }

    @Override
    public Source self() {
        return settings.self();
    }

    @Override
    public CompletableFuture<Receipt> publish(EnvelopeBuilder draft, Payload payload) {
        return send(draft.content(payload.content()).build(), payload);
    }

    @Override
    public CompletableFuture<Outcome> request(EnvelopeBuilder draft, Payload payload, Duration timeout) {
        Envelope question =
                draft.replyTo(replyTo).ttl(timeout).content(payload.content()).build();
        CompletableFuture<Outcome> outcome = requests.await(question, timeout);
        var _ = send(question, payload).exceptionally(thrown -> {
            requests.undeliverable(question.id(), ((UndeliverableException) thrown).failure());
            return null;
        });
        return outcome;
    }

    private CompletableFuture<Receipt> send(Envelope envelope, Payload payload) {
        try {
            return send(new Message(envelope, payload.bytes(), ""), routes.of(envelope));
        } catch (UndeliverableException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private CompletableFuture<Receipt> send(Message message, Route route) {
        BusMeters.OfPriority meter = meters.of(message.envelope().priority());
        CompletableFuture<Receipt> receipt = closed.get() ? tooLate(message) : broker.send(overTheWire(message), route);
        (receipt.isCompletedExceptionally() ? meter.publishFailed() : meter.published()).increment();
        return receipt;
    }

    private CompletableFuture<Receipt> tooLate(Message message) {
        return CompletableFuture.failedFuture(new UndeliverableException(Failure.retry(
                Reason.BUS_UNREACHABLE, "Could not send " + message + ": the bus of " + self() + " is closed")));
    }

    /** What arrives is what the wire can carry. */
    private static Message overTheWire(Message message) {
        byte[] bytes = EnvelopeCodec.encode(message.envelope());
        return new Message(EnvelopeCodec.decode(bytes).orThrow(), message.payload(), message.traceparent());
    }

    @Override
    public void receive(Handling handling, Handler handler) {
        receivers.receive(handling, handler);
    }

    @Override
    public Subscription subscribe(SubjectPattern pattern, Filter filter, Handling handling, Handler handler) {
        return receivers.subscribe(pattern, filter, handling, handler);
    }

    private void subscriptionsChanged() {
        broker.lock().lock();
        try {
            if (reception.isStarted()) {
                createTopics();
                reception.update(broker, receivers.hasInbox(), receivers.streams());
            }
        } finally {
            broker.lock().unlock();
        }
    }

    @Override
    public void start() {
        broker.lock().lock();
        try {
            reception.start();
            createTopics();
            reception.update(broker, receivers.hasInbox(), receivers.streams());
        } finally {
            broker.lock().unlock();
        }
    }

    private void createTopics() {
        TopicNames names = routes.names();
        String satellite = self().satellite();
        broker.createTopics(List.of(names.broadcast(), names.heartbeat(), names.registry()), 1);
        broker.createTopics(List.of(names.reply(satellite)), settings.topics().replyPartitions());
        Set<String> shared = new HashSet<>();
        Set<String> streams = new HashSet<>(settings.streams());
        streams.addAll(receivers.streams());
        for (Priority priority : Priority.values()) {
            if (receivers.hasInbox()) {
                shared.add(names.inbox(satellite, priority));
            }
            streams.forEach(stream -> shared.add(names.events(stream, priority)));
        }
        broker.createTopics(shared, settings.topics().partitions());
    }

    /** Something lies somewhere new. With the broker's lock held. */
    void appended(Stored stored) {
        if (reception.isStarted() && reception.reads(stored.place())) {
            reception.acceptPersonal(stored);
        }
    }

    @Override
    public boolean drain(Duration patience) {
        processing.end();
        return reception.drain(patience);
    }

    @Override
    public BusHealth health() {
        boolean connected = reception.isStarted();
        return new BusHealth(
                connected,
                connected ? "" : "the bus is not started, or closed",
                reception.lag(),
                reception.inFlight(),
                progress.handled(),
                progress.failed(),
                progress.oldest());
    }

    @Override
    public void close() {
        drain(DRAIN_PATIENCE);
        reception.close();
        requests.cancelAll();
        closed.set(true);
        broker.forget(this);
    }
}
