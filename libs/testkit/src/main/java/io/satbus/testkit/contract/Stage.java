package io.satbus.testkit.contract;

import io.satbus.bus.BusSettings;
import io.satbus.bus.LaneSettings;
import io.satbus.bus.TopicSettings;
import io.satbus.protocol.Source;
import io.satbus.telemetry.Telemetry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;

/** What the parts of the contract have in common: instances with fresh names, all closed at the end. */
abstract class Stage {
    private static final AtomicInteger NAMES = new AtomicInteger();
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    private final List<Participant> participants = new ArrayList<>();

    /** The contract that this is a part of. */
    abstract BusContract contract();

    @AfterEach
    void closeAll() {
        participants.reversed().forEach(participant -> participant.bus().close());
    }

    /** A name that no other test uses. */
    static String fresh(String name) {
        return name + "-" + NAMES.incrementAndGet();
    }

    /** The only instance of a satellite of its own, not started. */
    Participant satellite(String name) {
        return instance(fresh(name), "a");
    }

    Participant instance(String satellite, String instance) {
        return instance(satellite, instance, settings -> settings);
    }

    Participant instance(String satellite, String instance, UnaryOperator<BusSettings> changes) {
        Telemetry telemetry = Telemetry.none();
        BusSettings settings = contract()
                .settings(new Source(satellite, instance, 1))
                .withTopics(TopicSettings.DEFAULT.withPartitions(2));
        Participant participant = new Participant(contract().create(changes.apply(settings), telemetry), telemetry);
        participants.add(participant);
        return participant;
    }

    /** One handler at a time, critical ones aside. */
    static BusSettings oneAtATime(BusSettings settings) {
        LaneSettings lanes = settings.lanes();
        return settings.withLanes(lanes.withPermits(1));
    }

    /** Waits until so much time has gone by. */
    static void passes(Duration time) {
        long begin = System.nanoTime();
        await(time + " have gone by", () -> System.nanoTime() - begin > time.toNanos());
    }

    /** Waits for something that can only be looked at. */
    static void await(String what, BooleanSupplier condition) {
        await(what, condition, Participant.PATIENCE);
    }

    private static void await(String what, BooleanSupplier condition, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Waited " + patience + " until " + what);
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }
}
