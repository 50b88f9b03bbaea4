package io.satbus.satellite;

import io.satbus.kernel.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;

/**
 * Work that is done every so often, on one virtual thread of its own: it never overlaps itself. Runs that would have been
 * due while one took too long are left out.
 */
final class Periodic {
    /** One run. */
    @FunctionalInterface
    interface Run {
        void run() throws Exception;
    }

    private final String name;
    private final Duration first;
    private final Duration interval;
    private final Clock clock;
    private final Logger log;
    private final Run run;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread;

    /** @param first time from the start to the first run */
    Periodic(String name, Duration first, Duration interval, Clock clock, Logger log, Run run) {
        this.name = name;
        this.first = first;
        this.interval = interval;
        this.clock = clock;
        this.log = log;
        this.run = run;
        this.thread = Thread.ofVirtual().name("every-" + name).unstarted(this::loop);
    }

    /** Once. */
    void start() {
        thread.start();
    }

    private void loop() {
        long due = clock.nanos() + first.toNanos();
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
        try {
            run.run();
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception | Error e) {
            log.error("Periodic work '{}' failed; it runs again within {}", name, interval, e);
        }
    }

    String name() {
        return name;
    }

    /** No further run begins. */
    void stop() {
        stopped.countDown();
    }

    /**
     * Waits for the run that is going on, if one is; interrupts it when the patience is over.
     *
     * @return false if it had to
     */
    boolean await(Duration patience) throws InterruptedException {
        if (thread.getState() == Thread.State.NEW || thread.join(patience)) {
            return true;
        }
        thread.interrupt();
        return false;
    }
}
