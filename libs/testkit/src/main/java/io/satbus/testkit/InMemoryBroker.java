package io.satbus.testkit;

import io.satbus.bus.Bus;
import io.satbus.bus.BusSettings;
import io.satbus.bus.Receipt;
import io.satbus.bus.Route;
import io.satbus.bus.UndeliverableException;
import io.satbus.kernel.Clock;
import io.satbus.protocol.Failure;
import io.satbus.protocol.Message;
import io.satbus.protocol.Reason;
import io.satbus.protocol.Source;
import io.satbus.telemetry.Telemetry;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A broker in this JVM for unit tests of satellites: the buses on it keep the same promises as those on Kafka, and run
 * handlers with the same dispatchers. It keeps all messages until it is closed, so it is for thousands of them, not for
 * millions. Safe for use by any thread.
 *
 * <p>One lock guards topics, groups and lanes. It is never held while a handler runs.
 */
public final class InMemoryBroker implements AutoCloseable {
    private final Clock clock;
    private final ScheduledExecutorService timer;
    private final Faults faults = new Faults();
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Topic> topics = new HashMap<>();
    private final Map<String, Group> groups = new HashMap<>();
    private final List<InMemoryBus> buses = new CopyOnWriteArrayList<>();

    private InMemoryBroker(Clock clock, ScheduledExecutorService timer) {
        this.clock = clock;
        this.timer = timer;
    }

    /** A broker that goes by the machine's clock. */
    public static InMemoryBroker create() {
        return new InMemoryBroker(
                Clock.system(),
                new ScheduledThreadPoolExecutor(
                        1,
                        Thread.ofPlatform().daemon().name("satbus-memory-timer").factory()));
    }

    /** A broker where nothing expires before the test advances the clock. Handlers still run on threads of their own. */
    public static InMemoryBroker create(VirtualClock clock) {
        return new InMemoryBroker(clock, clock.timer());
    }

    /** An instance's connection, not started. The bootstrap of the settings is not used. */
    public Bus connect(BusSettings settings, Telemetry telemetry) {
        InMemoryBus bus = new InMemoryBus(this, settings, telemetry);
        buses.add(bus);
        return bus;
    }

    /** The connection of an instance with the default settings, not started. */
    public Bus connect(String satellite, String instance) {
        return connect(BusSettings.of(new Source(satellite, instance, 0), "in memory"), Telemetry.none());
    }

    /** What goes wrong on the way. */
    public Faults faults() {
        return faults;
    }

    /** Closes all buses. */
    @Override
    public void close() {
        buses.forEach(InMemoryBus::close);
        timer.shutdownNow();
    }

    Clock clock() {
        return clock;
    }

    ScheduledExecutorService timer() {
        return timer;
    }

    ReentrantLock lock() {
        return lock;
    }

    void forget(InMemoryBus bus) {
        buses.remove(bus);
    }

    /** With the lock held. */
    void createTopics(Collection<String> names, int partitions) {
        names.forEach(name -> topics.computeIfAbsent(name, fresh -> new Topic(fresh, partitions)));
    }

    /** With the lock held. */
    Group group(String name) {
        return groups.computeIfAbsent(name, _ -> new Group(topics));
    }

    CompletableFuture<Receipt> send(Message message, Route route) {
        lock.lock();
        try {
            Topic topic = topics.get(route.topic());
            if (topic == null) {
                return CompletableFuture.failedFuture(nowhere(message, route));
            }
            int partition = route.partition()
                    .orElseGet(() -> topic.partitionFor(message.envelope().key()));
            Receipt receipt = new Receipt(
                    message.envelope().id(),
                    route.topic(),
                    partition,
                    topic.log(partition).size());
            pass(topic, partition, message);
            return CompletableFuture.completedFuture(receipt);
        } finally {
            lock.unlock();
        }
    }

    private static UndeliverableException nowhere(Message message, Route route) {
        return new UndeliverableException(Failure.rejected(
                Reason.UNKNOWN_TARGET,
                "Could not send " + message + ": nobody has ever started who receives it (there is no topic "
                        + route.topic() + ")"));
    }

    private void pass(Topic topic, int partition, Message message) {
        switch (faults.of(message)) {
            case Faults.Fault.None _ -> append(topic, partition, message);
            case Faults.Fault.Drop _ -> {}
            case Faults.Fault.Duplicate _ -> {
                append(topic, partition, message);
                append(topic, partition, message);
            }
            case Faults.Fault.Delay(var time) -> {
                var _ = timer.schedule(
                        () -> appendLater(topic, partition, message), time.toNanos(), TimeUnit.NANOSECONDS);
            }
        }
    }

    private void appendLater(Topic topic, int partition, Message message) {
        lock.lock();
        try {
            append(topic, partition, message);
        } finally {
            lock.unlock();
        }
    }

    private void append(Topic topic, int partition, Message message) {
        Stored stored = topic.append(message, partition, clock.wallMillis());
        groups.values().forEach(group -> group.appended(stored.place()));
        buses.forEach(bus -> bus.appended(stored));
    }
}
