package io.satbus.testkit;

import io.satbus.bus.BusSettings;
import io.satbus.bus.LaneSettings;
import io.satbus.bus.Routes;
import io.satbus.bus.lanes.Dispatchers;
import io.satbus.bus.receive.Receivers.Receiver;
import io.satbus.kernel.dispatch.Crew;
import io.satbus.kernel.dispatch.Dispatcher;
import io.satbus.kernel.dispatch.Task;
import io.satbus.protocol.Message;
import io.satbus.protocol.Priority;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The receiving half of a bus in memory: its lanes and its own messages. What changes it takes the broker's lock. */
final class Reception {
    private static final Logger LOG = LoggerFactory.getLogger(Reception.class);

    private final BusSettings settings;
    private final Routes routes;
    private final ReentrantLock lock;
    private final Intake intake;
    private final Dispatchers dispatchers;
    /** The one thread of answers and direct handlers: what the poll threads are on Kafka. */
    private final Dispatcher direct;

    private final Map<Priority, Lane> lanes = new EnumMap<>(Priority.class);
    private final AtomicInteger personal = new AtomicInteger();
    private boolean started;
    private boolean drained;
    private boolean closed;

    Reception(BusSettings settings, Routes routes, ReentrantLock lock, Intake intake) {
        this.settings = settings;
        this.routes = routes;
        this.lock = lock;
        this.intake = intake;
        LaneSettings permits = settings.lanes();
        this.dispatchers = new Dispatchers(permits, Reception::report);
        this.direct = Dispatcher.on(Crew.platform("satbus-direct", Priority.values().length, 1, Reception::report));
    }

    private static void report(String attempted, Throwable thrown) {
        LOG.error("Could not {}", attempted, thrown);
    }

    /** With the broker's lock held. */
    void start() {
        if (started) {
            throw new IllegalStateException("The bus of " + settings.self() + " is started already");
        }
        started = true;
    }

    boolean isStarted() {
        lock.lock();
        try {
            return started && !closed;
        } finally {
            lock.unlock();
        }
    }

    /** Brings the lanes to these topics. With the broker's lock held. */
    void update(InMemoryBroker broker, boolean inbox, Collection<String> streams) {
        if (drained) {
            return;
        }
        for (Priority priority : Priority.values()) {
            Set<String> topics = topics(priority, inbox, streams);
            Lane lane = lanes.get(priority);
            if (lane != null) {
                lane.read(topics);
            } else {
                Lane joining = new Lane(
                        lock,
                        broker.group(routes.names().group(settings.self().satellite(), priority)),
                        intake,
                        dispatchers.of(priority.rank()),
                        direct,
                        settings.lanes().maxInFlight(),
                        topics);
                lanes.put(priority, joining);
                joining.join();
            }
        }
    }

    private Set<String> topics(Priority priority, boolean inbox, Collection<String> streams) {
        Set<String> topics = new HashSet<>();
        if (inbox) {
            topics.add(routes.names().inbox(settings.self().satellite(), priority));
        }
        streams.forEach(stream -> topics.add(routes.names().events(stream, priority)));
        return topics;
    }

    /** Whether an instance reads this as its own: answers, messages to it and its neighbours, broadcasts. */
    boolean reads(Stored.Place place) {
        return place.topic().equals(routes.names().broadcast())
                || (place.topic().equals(routes.names().reply(settings.self().satellite()))
                        && place.partition()
                                == routes.replyPartition(settings.self().instance()));
    }

    /** Takes what only this instance reads. With the broker's lock held. */
    void acceptPersonal(Stored stored) {
        Message message = stored.message();
        if (Intake.isAnswer(message)) {
            offer(direct, stored, () -> intake.answered(message));
            return;
        }
        List<Receiver> receivers = intake.receiversOf(message);
        if (receivers.isEmpty()) {
            return;
        }
        if (drained || personal.get() >= settings.lanes().maxInFlight()) {
            offer(direct, stored, () -> intake.refuse(message));
            return;
        }
        personal.incrementAndGet();
        Dispatcher dispatcher = Intake.allDirect(receivers)
                ? direct
                : dispatchers.of(message.envelope().priority().rank());
        offer(dispatcher, stored, () -> {
            try {
                intake.process(stored, receivers);
            } finally {
                personal.decrementAndGet();
            }
        });
    }

    private static void offer(Dispatcher dispatcher, Stored stored, Runnable work) {
        if (!dispatcher.offer(new PersonalTask(stored, work))) {
            LOG.debug("{} came after the end", stored.message());
        }
    }

    private record PersonalTask(Stored stored, Runnable work) implements Task {
        @Override
        public int rank() {
            return stored.message().envelope().priority().rank();
        }

        @Override
        public @Nullable Object key() {
            String key = stored.message().envelope().key();
            return key.isEmpty() ? null : key;
        }

        @Override
        public void run() {
            work.run();
        }
    }

    boolean drain(Duration patience) {
        lock.lock();
        try {
            if (drained) {
                return true;
            }
            drained = true;
            lanes.values().forEach(Lane::stopReceiving);
        } finally {
            lock.unlock();
        }
        boolean idle = dispatchers.awaitIdle(patience) && direct.awaitIdle(patience);
        boolean ended = dispatchers.close(idle ? patience : Duration.ofSeconds(1));
        leave();
        return idle && ended;
    }

    private void leave() {
        lock.lock();
        try {
            lanes.values().forEach(Lane::leave);
        } finally {
            lock.unlock();
        }
    }

    /** After {@link #drain}. */
    void close() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
        direct.close(Duration.ofSeconds(1));
    }

    int inFlight() {
        lock.lock();
        try {
            return lanes.values().stream().mapToInt(Lane::inFlight).sum() + personal.get();
        } finally {
            lock.unlock();
        }
    }

    List<Long> lag() {
        lock.lock();
        try {
            return lanes.isEmpty()
                    ? List.of(0L, 0L, 0L, 0L)
                    : lanes.values().stream().map(Lane::waiting).toList();
        } finally {
            lock.unlock();
        }
    }
}
