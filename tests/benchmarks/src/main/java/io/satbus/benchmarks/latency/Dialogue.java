package io.satbus.benchmarks.latency;

import io.satbus.benchmarks.measure.Effort;
import io.satbus.benchmarks.measure.Samples;
import io.satbus.benchmarks.measure.SendFailures;
import io.satbus.benchmarks.measure.Values;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What is asked, the same of both sides: a warm-up, requests one by one, then many at once. */
final class Dialogue {
    private static final int IN_FLIGHT = 64;
    private static final long PATIENCE_SECONDS = 30;

    private final Values values = new Values(0);
    private final int warmUp;
    private final int single;
    private final int many;

    Dialogue(Effort effort) {
        warmUp = effort.choose(2_000, 500);
        single = effort.choose(5_000, 1_000);
        many = effort.choose(100_000, 10_000);
    }

    /** Closes the asker at the end. */
    Trips hold(Asker opened) throws Exception {
        try (Asker asker = opened) {
            oneByOne(asker, warmUp);
            Samples alone = oneByOne(asker, single);
            atOnce(asker, warmUp);
            return new Trips(alone, atOnce(asker, many));
        }
    }

    private Samples oneByOne(Asker asker, int count) throws Exception {
        long[] nanos = new long[count];
        for (int i = 0; i < count; i++) {
            long begun = System.nanoTime();
            asker.ask(values.value(i)).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            nanos[i] = System.nanoTime() - begun;
        }
        return new Samples(nanos, count);
    }

    private double atOnce(Asker asker, int count) throws InterruptedException, TimeoutException {
        Semaphore room = new Semaphore(IN_FLIGHT);
        SendFailures failures = new SendFailures();
        long begun = System.nanoTime();
        for (int i = 0; i < count; i++) {
            acquire(room, 1);
            var _ = asker.ask(values.value(i)).whenComplete((_, thrown) -> {
                failures.check(thrown);
                room.release();
            });
        }
        acquire(room, IN_FLIGHT);
        long ended = System.nanoTime();
        failures.rethrow();
        return count * 1e9 / (ended - begun);
    }

    private static void acquire(Semaphore room, int permits) throws InterruptedException, TimeoutException {
        if (!room.tryAcquire(permits, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new TimeoutException("No reply came within " + PATIENCE_SECONDS + " s");
        }
    }
}
