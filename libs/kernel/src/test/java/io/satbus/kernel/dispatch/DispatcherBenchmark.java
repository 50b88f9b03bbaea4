package io.satbus.kernel.dispatch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the dispatcher itself costs: tasks that do nothing, offered in batches by one thread, and the round trip of a
 * single task. Run {@code main}; medians of the later rounds count, for the first ones warm the compiler up.
 */
final class DispatcherBenchmark {
    private static final Logger LOG = LoggerFactory.getLogger(DispatcherBenchmark.class);
    private static final int TASKS = 1_000_000;
    private static final int BATCH = 500;
    private static final int ROUNDS = 9;
    private static final Duration LONG = Duration.ofMinutes(1);

    private DispatcherBenchmark() {}

    private record Idle(int rank, @Nullable Object key) implements Task {
        @Override
        public void run() {
            // Nothing: what remains is the dispatcher.
        }
    }

    public static void main(String[] args) {
        for (Crew.Kind kind : Crew.Kind.values()) {
            for (int permits : new int[] {2, 64, 1000}) {
                Crew crew = new Crew("bench", 4, permits, 16, kind, (what, thrown) -> LOG.error(what, thrown));
                burst("distinct keys", crew, i -> new Idle(2, i));
                burst("2,000 keys", crew, i -> new Idle(2, i % 2000));
                burst("one key", crew, i -> new Idle(2, "k"));
                burst("no key", crew, i -> new Idle(2, null));
            }
            pingPong(new Crew("bench", 4, 64, 16, kind, (what, thrown) -> LOG.error(what, thrown)));
        }
    }

    private static void burst(String what, Crew crew, IntFunction<Task> tasks) {
        double[] rates = new double[ROUNDS];
        List<List<Task>> batches = batches(tasks);
        for (int round = 0; round < ROUNDS; round++) {
            try (Dispatcher dispatcher = Dispatcher.on(crew)) {
                long start = System.nanoTime();
                batches.forEach(dispatcher::offerAll);
                if (!dispatcher.awaitIdle(LONG)) {
                    throw new IllegalStateException("Tasks are stuck");
                }
                rates[round] = TASKS * 1e3 / (System.nanoTime() - start);
            }
        }
        LOG.info("{} permits {} {}: {} M tasks/s", crew.kind(), crew.permits(), what, median(rates));
    }

    private static List<List<Task>> batches(IntFunction<Task> tasks) {
        List<List<Task>> batches = new ArrayList<>();
        for (int i = 0; i < TASKS; i += BATCH) {
            List<Task> batch = new ArrayList<>();
            for (int j = i; j < i + BATCH; j++) {
                batch.add(tasks.apply(j));
            }
            batches.add(batch);
        }
        return batches;
    }

    private static void pingPong(Crew crew) {
        int trips = 100_000;
        double[] micros = new double[trips];
        AtomicReference<@Nullable Thread> waiting = new AtomicReference<>();
        Task pong = new Task() {
            @Override
            public int rank() {
                return 0;
            }

            @Override
            public @Nullable Object key() {
                return null;
            }

            @Override
            public void run() {
                LockSupport.unpark(waiting.getAndSet(null));
            }
        };
        try (Dispatcher dispatcher = Dispatcher.on(crew)) {
            for (int i = 0; i < trips; i++) {
                long start = System.nanoTime();
                waiting.set(Thread.currentThread());
                dispatcher.offer(pong);
                while (waiting.get() != null) {
                    LockSupport.park(waiting);
                }
                micros[i] = (System.nanoTime() - start) / 1e3;
            }
        }
        Arrays.sort(micros);
        LOG.info("{} round trip: p50 {} us, p99 {} us", crew.kind(), micros[trips / 2], micros[trips / 100 * 99]);
    }

    private static double median(double[] values) {
        double[] later = Arrays.copyOfRange(values, values.length / 3, values.length);
        Arrays.sort(later);
        return Math.round(later[later.length / 2] * 100) / 100.0;
    }
}
