package io.satbus.satellite;

import io.micrometer.core.instrument.Timer;
import io.satbus.telemetry.Meters;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** All periodic work of one instance: its own, and its heartbeats. */
final class Schedule {
    private final List<Periodic> works;
    private final Periodic heartbeats;

    private Schedule(List<Periodic> works, Periodic heartbeats) {
        this.works = works;
        this.heartbeats = heartbeats;
    }

    static Schedule of(Definition definition, Surroundings surroundings, Duration interval, Periodic.Run beat) {
        List<Periodic> works = new ArrayList<>();
        for (Definition.Repeated each : definition.repeated) {
            works.add(new Periodic(
                    each.name(),
                    each.interval(),
                    each.interval(),
                    surroundings.clock(),
                    surroundings.log(),
                    measured(each, surroundings)));
        }
        Periodic heartbeats =
                new Periodic("heartbeat", Duration.ZERO, interval, surroundings.clock(), surroundings.log(), beat);
        return new Schedule(works, heartbeats);
    }

    private static Periodic.Run measured(Definition.Repeated each, Surroundings surroundings) {
        Meters meters = surroundings.telemetry().meters();
        Timer done = meters.timer(SatelliteMeter.TASKS, each.name(), "done");
        Timer failed = meters.timer(SatelliteMeter.TASKS, each.name(), "failed");
        return () -> {
            long begun = surroundings.clock().nanos();
            Timer outcome = failed;
            try {
                surroundings.run(each.task());
                outcome = done;
            } finally {
                outcome.record(surroundings.clock().nanos() - begun, TimeUnit.NANOSECONDS);
            }
        };
    }

    void start() {
        works.forEach(Periodic::start);
        heartbeats.start();
    }

    /** No further work begins; heartbeats go on. */
    void stopWork() {
        works.forEach(Periodic::stop);
    }

    void stopHeartbeats() {
        heartbeats.stop();
    }

    /**
     * Waits for work that is going on, and interrupts what does not end in time.
     *
     * @return the names of what had to be interrupted
     */
    List<String> await(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        List<String> stuck = new ArrayList<>();
        for (Periodic work : works) {
            if (!work.await(Duration.ofNanos(Math.max(deadline - System.nanoTime(), 1)))) {
                stuck.add("periodic work '" + work.name() + "'");
            }
        }
        return stuck;
    }
}
