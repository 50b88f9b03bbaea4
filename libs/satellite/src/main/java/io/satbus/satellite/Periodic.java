package io.satbus.satellite;

import io.micrometer.core.instrument.Timer;
import io.satbus.kernel.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;

/**
 * Work that is done every so often, on one virtual thread of its own: it never overlaps itself. Runs that would have been
 * due while one took too long are left out.
 */
final class Periodic implements AutoCloseable {
    /** One run. */
    @FunctionalInterface
    interface Run {
        void run() throws Exception;
    }

    private final String name;
    private final Duration interval;
    private final Run run;
    private final Clock clock;
    private final Logger log;
    private final Timer done;
    private final Timer failed;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread;

    Periodic(String name, Duration interval, Surroundings surroundings, Run run) {
        this.name = name;
        this.interval = interval;
        this.run = run;
        this.clock = surroundings.clock();
        this.log = surroundings.log();
        this.done = surroundings.telemetry().meters().timer(SatelliteMeter.TASKS, name, "done");
        this.failed = surroundings.telemetry().meters().timer(SatelliteMeter.TASKS, name, "failed");
        this.thread = Thread.ofVirtual().name("every-" + name).unstarted(this::loop);
    }

    /** The first run is one interval from now. Once. */
    void start() {
        thread.start();
    }

    private void loop() {
        long due = clock.nanos() + interval.toNanos();
        try {
            while (!stopped.await(due - clock.nanos(), TimeUnit.NANOSECONDS)) {
                runOnce();
                due = Math.max(due + interval.toNanos(), clock.nanos());
            }
        } catch (InterruptedException e) {
            log.info("Periodic work '{}' was interrupted because the satellite stops", name);
        }
    }

    private void runOnce() throws InterruptedException {
        long begun = clock.nanos();
        Timer outcome = failed;
        try {
            run.run();
            outcome = done;
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception | Error e) {
            log.error("Periodic work '{}' failed; it runs again in {}", name, interval, e);
        } finally {
            outcome.record(clock.nanos() - begun, TimeUnit.NANOSECONDS);
        }
    }

    String name() {
        return name;
    }

    /** No further run begins. */
    @Override
    public void close() {
        stopped.countDown();
    }

    /** Waits for the run that is going on, if one is; interrupts it when the patience is over. */
    boolean await(Duration patience) throws InterruptedException {
        if (thread.getState() == Thread.State.NEW || thread.join(patience)) {
            return true;
        }
        thread.interrupt();
        return false;
    }
}
