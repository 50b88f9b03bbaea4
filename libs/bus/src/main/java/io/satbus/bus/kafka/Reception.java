package io.satbus.bus.kafka;

import io.satbus.bus.BusMeter;
import io.satbus.bus.BusMeters;
import io.satbus.bus.BusSettings;
import io.satbus.bus.Routes;
import io.satbus.bus.lanes.Dispatchers;
import io.satbus.bus.lanes.Intake;
import io.satbus.bus.lanes.Lane;
import io.satbus.bus.lanes.PersonalLane;
import io.satbus.bus.receive.Receivers;
import io.satbus.kernel.Duty;
import io.satbus.kernel.ErrorPolicy;
import io.satbus.kernel.Worker;
import io.satbus.protocol.Priority;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The receiving half of a bus: its lanes with their workers, from the start to the end. Calls that change it take its
 * lock; what is only looked at may be called by any thread at any time.
 */
final class Reception {
    private static final Logger LOG = LoggerFactory.getLogger(Reception.class);
    private static final Duration JOIN_PATIENCE = Duration.ofSeconds(30);
    private static final Duration WORKER_PATIENCE = Duration.ofSeconds(10);
    /** After an error of a consumer: what is wrong rarely is over at once. */
    private static final long ERROR_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final BusSettings settings;
    private final Routes routes;
    private final KafkaClients clients;
    private final Dispatchers dispatchers;
    private final Intake intake;
    private final BusMeters meters;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Worker> workers = new CopyOnWriteArrayList<>();
    private final Map<Priority, Lane> lanes = new EnumMap<>(Priority.class);
    private volatile List<Lane> laneView = List.of();
    private volatile List<PersonalLane> personal = List.of();
    private volatile boolean drained;

    Reception(
            BusSettings settings,
            Routes routes,
            KafkaClients clients,
            Dispatchers dispatchers,
            Intake intake,
            BusMeters meters) {
        this.settings = settings;
        this.routes = routes;
        this.clients = clients;
        this.dispatchers = dispatchers;
        this.intake = intake;
        this.meters = meters;
    }

    boolean isStarted() {
        return !personal.isEmpty();
    }

    /** Begins to receive, and returns once messages that are sent from now on arrive. */
    void start(Receivers receivers) {
        lock.lock();
        try {
            if (isStarted()) {
                throw new IllegalStateException("The bus of " + settings.self() + " is started already");
            }
            startPersonalLane();
            update(receivers);
        } finally {
            lock.unlock();
        }
    }

    private void startPersonalLane() {
        TopicPartition own = new TopicPartition(
                routes.names().reply(settings.self().satellite()),
                routes.replyPartition(settings.self().instance()));
        PersonalLane lane = new PersonalLane(
                clients.soleConsumer("personal"),
                own,
                List.of(new TopicPartition(routes.names().broadcast(), 0)),
                intake,
                dispatchers,
                settings.lanes());
        start(lane);
        await(List.of(lane.positioned()), "its place for answers");
        personal = List.of(lane);
        meters.meters().gauge(BusMeter.CONNECTED, () -> lane.connected() ? 1 : 0);
    }

    /** Brings the lanes to these topics. Before the first topic there are no lanes. */
    void update(Receivers receivers) {
        if (drained) {
            return;
        }
        lock.lock();
        try {
            boolean inbox = receivers.hasInbox();
            Set<String> streams = receivers.streams();
            if (drained || (!inbox && streams.isEmpty() && lanes.isEmpty())) {
                return;
            }
            if (lanes.isEmpty()) {
                startLanes(inbox, streams);
            } else {
                lanes.forEach((priority, lane) -> lane.topics(topics(priority, inbox, streams)));
            }
        } finally {
            lock.unlock();
        }
    }

    private void startLanes(boolean inbox, Set<String> streams) {
        for (Priority priority : Priority.values()) {
            Lane lane = new Lane(
                    priority,
                    clients.groupConsumer(
                            priority.label(),
                            routes.names().group(settings.self().satellite(), priority)),
                    topics(priority, inbox, streams),
                    intake,
                    dispatchers.of(priority.rank()),
                    settings.lanes());
            lanes.put(priority, lane);
            observe(priority, lane);
            start(lane);
        }
        laneView = List.copyOf(lanes.values());
        await(laneView.stream().map(Lane::joined).toList(), "its partitions");
    }

    private void observe(Priority priority, Lane lane) {
        meters.meters().gauge(BusMeter.IN_FLIGHT, lane::inFlight, priority.label());
        meters.meters().gauge(BusMeter.LAG, lane::lag, priority.label());
        meters.meters().gauge(BusMeter.PAUSED, lane::paused, priority.label());
    }

    private Set<String> topics(Priority priority, boolean inbox, Set<String> streams) {
        Set<String> topics = new HashSet<>();
        if (inbox) {
            topics.add(routes.names().inbox(settings.self().satellite(), priority));
        }
        streams.forEach(stream -> topics.add(routes.names().events(stream, priority)));
        return topics;
    }

    private void start(Duty duty) {
        workers.add(Worker.of(duty, Reception::afterError).start());
    }

    private static ErrorPolicy.Verdict afterError(Duty duty, Throwable thrown) {
        LOG.error("{} failed and goes on", duty.name(), thrown);
        LockSupport.parkNanos(ERROR_PAUSE_NANOS);
        return ErrorPolicy.Verdict.CONTINUE;
    }

    private void await(Collection<CountDownLatch> latches, String what) {
        long deadline = System.nanoTime() + JOIN_PATIENCE.toNanos();
        try {
            for (CountDownLatch latch : latches) {
                if (!latch.await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    throw new IllegalStateException(settings.self() + " did not get " + what + " from "
                            + settings.bootstrap() + " within " + JOIN_PATIENCE
                            + "; see the warnings of the Kafka client above");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while " + settings.self() + " waited for " + what, e);
        }
    }

    /** Takes no more, lets handlers end, commits. Answers still arrive, because handlers may wait for them. */
    boolean drain(Duration patience) {
        lock.lock();
        try {
            if (drained) {
                return true;
            }
            drained = true;
            laneView.forEach(Lane::stopReceiving);
            personal.forEach(PersonalLane::stopReceiving);
        } finally {
            lock.unlock();
        }
        // Without the lock: a handler that ends may close its subscription.
        boolean idle = dispatchers.awaitIdle(patience);
        boolean ended = dispatchers.close(idle ? patience : Duration.ofSeconds(1));
        workers.stream().skip(1).forEach(worker -> worker.close(WORKER_PATIENCE));
        return idle && ended;
    }

    /** Ends everything. After {@link #drain}. */
    void close() {
        lock.lock();
        try {
            workers.forEach(worker -> worker.close(WORKER_PATIENCE));
        } finally {
            lock.unlock();
        }
    }

    boolean connected() {
        return personal.stream().anyMatch(PersonalLane::connected)
                && workers.stream().allMatch(worker -> worker.state() == Worker.State.RUNNING);
    }

    int inFlight() {
        return laneView.stream().mapToInt(Lane::inFlight).sum()
                + personal.stream().mapToInt(PersonalLane::inFlight).sum();
    }

    /** Records that wait, by {@link Priority#rank()}. */
    List<Long> lag() {
        return laneView.isEmpty()
                ? List.of(0L, 0L, 0L, 0L)
                : laneView.stream().map(Lane::lag).toList();
    }
}
