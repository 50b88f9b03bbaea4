package io.satbus.satellite;

import io.satbus.bus.Bus;
import io.satbus.bus.BusHealth;
import io.satbus.bus.Filter;
import io.satbus.bus.Handler;
import io.satbus.bus.Handling;
import io.satbus.bus.Outcome;
import io.satbus.bus.Payload;
import io.satbus.bus.Receipt;
import io.satbus.bus.SubjectPattern;
import io.satbus.bus.Subscription;
import io.satbus.protocol.Envelope;
import io.satbus.protocol.EnvelopeBuilder;
import io.satbus.protocol.Failure;
import io.satbus.protocol.FailureException;
import io.satbus.protocol.Kind;
import io.satbus.protocol.Message;
import io.satbus.protocol.Source;
import io.satbus.protocol.ViolationException;
import io.satbus.protocol.payload.PayloadTypes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/** Keeps what is sent, and delivers what a test wants delivered, on the thread of the test. */
final class RecordingBus implements Bus {
    final Source self;
    final BlockingQueue<Message> published = new LinkedBlockingQueue<>();
    final BlockingQueue<Message> heartbeats = new LinkedBlockingQueue<>();
    final BlockingQueue<Message> manifests = new LinkedBlockingQueue<>();
    final BlockingQueue<Message> requested = new LinkedBlockingQueue<>();
    final CountDownLatch started = new CountDownLatch(1);
    final List<String> calls = new CopyOnWriteArrayList<>();
    volatile Function<Message, CompletableFuture<Receipt>> publishing = message ->
            CompletableFuture.completedFuture(new Receipt(message.envelope().id(), "topic", 0, 0));
    volatile Function<Message, CompletableFuture<Outcome>> answering =
            _ -> CompletableFuture.completedFuture(new Outcome.Expired(Duration.ofSeconds(1)));
    volatile boolean drains = true;
    volatile BusHealth health = new BusHealth(true, "", List.of(0L, 0L, 0L, 0L), 0, 0, 0, Duration.ZERO);
    private volatile Optional<Handler> inbox = Optional.empty();
    private final List<Subscribed> subscriptions = new ArrayList<>();

    private record Subscribed(SubjectPattern pattern, Filter filter, Handler handler) {}

    RecordingBus(Source self) {
        this.self = self;
    }

    /** Delivers and waits until the handler has ended. */
    RecordingDelivery deliver(EnvelopeBuilder draft, Object value, Duration remaining) {
        Payload payload = payload(value);
        return deliver(new Message(draft.content(payload.content()).build(), payload.bytes(), ""), remaining);
    }

    RecordingDelivery deliver(Message message, Duration remaining) {
        RecordingDelivery delivery = new RecordingDelivery(message, remaining);
        try {
            for (Handler handler : handlersOf(message.envelope())) {
                handler.handle(delivery);
            }
        } catch (FailureException e) {
            delivery.fail(e.failure());
        } catch (ViolationException e) {
            delivery.fail(Failure.of(e.violation()));
        } catch (Exception e) {
            throw new AssertionError("the handler let an exception through", e);
        }
        return delivery;
    }

    <T> T afterStart(Supplier<T> work) {
        try {
            if (!started.await(10, TimeUnit.SECONDS)) {
                throw new AssertionError("the bus was not started within 10 s");
            }
            return work.get();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private List<Handler> handlersOf(Envelope envelope) {
        if (!envelope.kind().published() && envelope.subject().isEmpty()) {
            return List.of(inbox.orElseThrow());
        }
        return subscriptions.stream()
                .filter(each -> each.pattern().matches(envelope.subject())
                        && each.filter().wants(envelope))
                .map(Subscribed::handler)
                .toList();
    }

    static Payload payload(Object value) {
        return typed(value.getClass(), value);
    }

    private static <T> Payload typed(Class<T> type, Object value) {
        return Payload.of(PayloadTypes.of(type), type.cast(value));
    }

    static Message next(BlockingQueue<Message> queue) throws InterruptedException {
        Message message = queue.poll(10, TimeUnit.SECONDS);
        if (message == null) {
            throw new AssertionError("nothing came within 10 s");
        }
        return message;
    }

    static <T> T read(Message message, Class<T> type) {
        return PayloadTypes.of(type)
                .decode(message.payload(), message.envelope().content().mediaType());
    }

    @Override
    public Source self() {
        return self;
    }

    @Override
    public CompletableFuture<Receipt> publish(EnvelopeBuilder draft, Payload payload) {
        Message message = new Message(draft.content(payload.content()).build(), payload.bytes(), "");
        if (message.envelope().kind() == Kind.HEARTBEAT) {
            heartbeats.add(message);
        } else if (message.envelope().subject().equals("registry")) {
            manifests.add(message);
        } else {
            published.add(message);
            return publishing.apply(message);
        }
        return CompletableFuture.completedFuture(new Receipt(message.envelope().id(), "topic", 0, 0));
    }

    @Override
    public CompletableFuture<Outcome> request(EnvelopeBuilder draft, Payload payload, Duration timeout) {
        Message message = new Message(draft.content(payload.content()).build(), payload.bytes(), "");
        requested.add(message);
        return answering.apply(message);
    }

    @Override
    public void receive(Handling handling, Handler handler) {
        inbox = Optional.of(handler);
    }

    @Override
    public Subscription subscribe(SubjectPattern pattern, Filter filter, Handling handling, Handler handler) {
        subscriptions.add(new Subscribed(pattern, filter, handler));
        return new Subscription() {
            @Override
            public SubjectPattern pattern() {
                return pattern;
            }

            @Override
            public void close() {
                calls.add("unsubscribe");
            }
        };
    }

    @Override
    public void start() {
        calls.add("start");
        started.countDown();
    }

    @Override
    public boolean drain(Duration patience) {
        calls.add("drain");
        try {
            return drains || new CountDownLatch(1).await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public BusHealth health() {
        return health;
    }

    @Override
    public void close() {
        calls.add("close");
    }
}
