package io.satbus.bus.kafka;

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
import io.satbus.bus.lanes.Dispatchers;
import io.satbus.bus.receive.Answers;
import io.satbus.bus.receive.Processing;
import io.satbus.bus.receive.Progress;
import io.satbus.bus.receive.Receivers;
import io.satbus.bus.records.RecordReader;
import io.satbus.bus.records.RecordWriter;
import io.satbus.bus.requests.PendingRequests;
import io.satbus.bus.send.KafkaOutlet;
import io.satbus.bus.topics.Catalogue;
import io.satbus.bus.topics.Mismatch;
import io.satbus.bus.topics.TopicKeeper;
import io.satbus.kernel.Clock;
import io.satbus.protocol.Envelope;
import io.satbus.protocol.EnvelopeBuilder;
import io.satbus.protocol.Failure;
import io.satbus.protocol.Message;
import io.satbus.protocol.Reason;
import io.satbus.protocol.ReplyTo;
import io.satbus.protocol.Source;
import io.satbus.protocol.ViolationException;
import io.satbus.telemetry.Hop;
import io.satbus.telemetry.Telemetry;
import io.satbus.telemetry.Tracing;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The bus on Kafka: what is made of which parts, and in which order they begin and end. */
public final class KafkaBus implements Bus {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaBus.class);
    private static final Duration DRAIN_PATIENCE = Duration.ofSeconds(30);

    private final BusSettings settings;
    private final Routes routes;
    private final Tracing tracing;
    private final Admin admin;
    private final TopicKeeper topics;
    private final KafkaOutlet outlet;
    private final FindingOutlet finding;
    private final ScheduledThreadPoolExecutor timer;
    private final PendingRequests requests;
    private final Progress progress;
    private final Receivers receivers;
    private final Processing processing;
    private final Reception reception;
    private final ReplyTo replyTo;

    private KafkaBus(BusSettings settings, Telemetry telemetry) {
        Clock clock = Clock.system();
        KafkaClients clients = new KafkaClients(settings);
        BusMeters meters = new BusMeters(telemetry.meters());
        Source self = settings.self();
        this.settings = settings;
        this.routes = new Routes(
                new TopicNames(settings.namespace()), settings.topics().replyPartitions());
        this.tracing = telemetry.tracing();
        this.admin = clients.admin();
        this.topics = new TopicKeeper(admin, settings.bootstrap(), new Catalogue(routes.names(), settings.topics()));
        this.outlet =
                new KafkaOutlet(clients.urgentProducer(), clients.bulkProducer(), RecordWriter::write, meters, clock);
        this.finding = new FindingOutlet(topics, outlet);
        this.timer = newTimer();
        this.requests = new PendingRequests(timer, clock, meters);
        this.progress = new Progress(settings.lanes().permits(), clock);
        this.receivers = new Receivers(self, this::subscriptionsChanged);
        this.replyTo = new ReplyTo(routes.names().reply(self.satellite()), routes.replyPartition(self.instance()));
        Answers answers = new Answers(self, routes, finding, tracing);
        this.processing = new Processing(answers, tracing, meters, progress, clock);
        this.reception = new Reception(
                settings,
                routes,
                clients,
                new Dispatchers(settings.lanes(), (attempted, thrown) -> LOG.error("Could not {}", attempted, thrown)),
                new RecordIntake(new RecordReader(routes.names()), receivers, requests, processing, answers, meters),
                meters);
    }

    /** A bus that can send at once and receives once it is started. Does not wait for the broker. */
    public static KafkaBus create(BusSettings settings, Telemetry telemetry) {
        return new KafkaBus(settings, telemetry);
    }

    private static ScheduledThreadPoolExecutor newTimer() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("satbus-timer").factory());
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }

    @Override
    public Source self() {
        return settings.self();
    }

    @Override
    public CompletableFuture<Receipt> publish(EnvelopeBuilder draft, Payload payload) {
        Envelope envelope = draft.content(payload.content()).build();
        return send(envelope, payload);
    }

    @Override
    public CompletableFuture<Outcome> request(EnvelopeBuilder draft, Payload payload, Duration timeout) {
        Envelope question =
                draft.replyTo(replyTo).ttl(timeout).content(payload.content()).build();
        if (!reception.isStarted()) {
            throw new IllegalStateException(
                    "The bus of " + self() + " must be started before it asks: no answer could arrive");
        }
        CompletableFuture<Outcome> outcome = requests.await(question, timeout);
        try {
            var _ = send(question, payload).exceptionally(thrown -> {
                requests.undeliverable(question.id(), failureOf(thrown));
                return null;
            });
        } catch (ViolationException e) {
            outcome.cancel(false);
            throw e;
        }
        return outcome;
    }

    private CompletableFuture<Receipt> send(Envelope envelope, Payload payload) {
        Route route;
        try {
            route = routes.of(envelope);
        } catch (UndeliverableException e) {
            return CompletableFuture.failedFuture(e);
        }
        finding.meet(route.topic(), settings.sendPatience());
        Hop hop = tracing.sending(envelope, route.topic());
        CompletableFuture<Receipt> receipt =
                finding.send(new Message(envelope, payload.bytes(), hop.traceparent()), route);
        return hop.recorded() ? receipt.whenComplete((_, thrown) -> end(hop, thrown)) : receipt;
    }

    private static void end(Hop hop, @Nullable Throwable thrown) {
        if (thrown == null) {
            hop.end();
        } else {
            hop.fail("undeliverable");
        }
    }

    private static Failure failureOf(Throwable thrown) {
        Throwable cause =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        return switch (cause) {
            case UndeliverableException e -> e.failure();
            case ViolationException e -> Failure.of(e.violation());
            default -> Failure.retry(Reason.BUS_UNREACHABLE, "The message could not be sent: " + cause);
        };
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
        if (reception.isStarted()) {
            ensureTopics();
            reception.update(receivers);
        }
    }

    @Override
    public void start() {
        ensureTopics();
        reception.start(receivers);
        // Whoever subscribed while the lanes were being started was not seen by them.
        subscriptionsChanged();
    }

    private void ensureTopics() {
        Set<String> streams = new HashSet<>(settings.streams());
        streams.addAll(receivers.streams());
        try {
            List<Mismatch> mismatches = reception.isStarted()
                    ? topics.ensureStreams(streams)
                    : topics.ensure(self().satellite(), receivers.hasInbox(), streams);
            mismatches.forEach(mismatch -> LOG.warn("{}", mismatch.describe()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the topics of " + self() + " were verified", e);
        }
    }

    @Override
    public boolean drain(Duration patience) {
        processing.end();
        return reception.drain(patience);
    }

    @Override
    public BusHealth health() {
        boolean connected = reception.connected();
        return new BusHealth(
                connected,
                connected ? "" : "no connection to " + settings.bootstrap(),
                reception.lag(),
                reception.inFlight(),
                progress.handled(),
                progress.failed(),
                progress.oldest());
    }

    @Override
    public void close() {
        if (!drain(DRAIN_PATIENCE)) {
            LOG.warn(
                    "Handlers of {} still ran after {}; their messages will be delivered again",
                    progress.types(),
                    DRAIN_PATIENCE);
        }
        reception.close();
        requests.cancelAll();
        outlet.close();
        admin.close();
        timer.shutdownNow();
        // Whoever asked meanwhile has no timer any more that would end it.
        requests.cancelAll();
    }
}
