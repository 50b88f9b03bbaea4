package io.satbus.kernel.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/** Many threads offer, many serve; whatever the interleaving, the promises hold. A failure prints its seed. */
final class DispatcherStressTest {
    private static final int OFFERERS = 4;
    private static final int KEYS = 16;
    private static final int RANKS = 3;
    private static final int EACH = 2_000;
    private static final Duration LONG = Duration.ofSeconds(Work.TIMEOUT_SECONDS);

    /** What one run saw go wrong, and how much it did. */
    private static final class Observed {
        final int permits;
        final AtomicInteger done = new AtomicInteger();
        final AtomicInteger running = new AtomicInteger();
        final AtomicInteger tooMany = new AtomicInteger();
        final AtomicInteger overlapping = new AtomicInteger();
        final AtomicInteger outOfOrder = new AtomicInteger();
        final AtomicBoolean[] busy = new AtomicBoolean[OFFERERS * KEYS * RANKS];

        /** The last number each key saw; plain, for the dispatcher promises that its runs happen one after another. */
        final int[] last = new int[busy.length];

        Observed(int permits) {
            this.permits = permits;
            Arrays.setAll(busy, _ -> new AtomicBoolean());
            Arrays.fill(last, -1);
        }
    }

    private record Step(
            Observed observed, int rank, @Nullable Object key, int slot, int number, boolean yields) implements Task {
        @Override
        public void run() {
            if (observed.running.incrementAndGet() > observed.permits) {
                observed.tooMany.incrementAndGet();
            }
            if (key != null) {
                inOrder();
            }
            observed.running.decrementAndGet();
            observed.done.incrementAndGet();
        }

        private void inOrder() {
            if (!observed.busy[slot].compareAndSet(false, true)) {
                observed.overlapping.incrementAndGet();
            }
            if (yields) {
                LockSupport.parkNanos(1); // lets others in
            }
            if (observed.last[slot] >= number) {
                observed.outOfOrder.incrementAndGet();
            }
            observed.last[slot] = number;
            observed.busy[slot].set(false);
        }
    }

    @Property(tries = 30)
    void everyTaskRunsOnceInOrderOfItsKey(@ForAll long seed) throws InterruptedException {
        Random random = new Random(seed);
        Crew.Kind kind = random.nextBoolean() ? Crew.Kind.VIRTUAL : Crew.Kind.PLATFORM;
        Observed observed = new Observed(1 + random.nextInt(12));
        RecordingErrors errors = new RecordingErrors();
        try (Dispatcher dispatcher = Dispatcher.on(new Crew("stress", RANKS, observed.permits, 5, kind, errors))) {
            List<Thread> offerers = IntStream.range(0, OFFERERS)
                    .mapToObj(i -> Thread.ofPlatform().start(() -> offerMany(dispatcher, observed, i, seed + i)))
                    .toList();
            for (Thread offerer : offerers) {
                offerer.join();
            }
            assertThat(dispatcher.awaitIdle(LONG)).as("all tasks done").isTrue();
        }
        assertThat(errors.thrown).isEmpty();
        assertThat(observed.done).hasValue(OFFERERS * EACH);
        assertThat(observed.tooMany).hasValue(0);
        assertThat(observed.overlapping).hasValue(0);
        assertThat(observed.outOfOrder).hasValue(0);
    }

    private static void offerMany(Dispatcher dispatcher, Observed observed, int offerer, long seed) {
        Random random = new Random(seed);
        int number = 0;
        while (number < EACH) {
            int size = Math.min(EACH - number, 1 + random.nextInt(random.nextBoolean() ? 1 : 50));
            List<Step> batch = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                batch.add(step(observed, offerer, number++, random));
            }
            dispatcher.offerAll(batch);
            if (random.nextInt(10) == 0) {
                LockSupport.parkNanos(1); // lets others in
            }
        }
    }

    private static Step step(Observed observed, int offerer, int number, Random random) {
        int rank = random.nextInt(RANKS);
        int key = offerer * KEYS + random.nextInt(KEYS);
        boolean keyed = random.nextInt(4) > 0;
        return new Step(observed, rank, keyed ? key : null, key * RANKS + rank, number, random.nextInt(50) == 0);
    }

    @Property(tries = 30)
    void wakesForEverySingleTask(@ForAll long seed) {
        Random random = new Random(seed);
        // Some keep-alives are so short that a call often crosses the end of a wait.
        Duration keepAlive = Duration.ofNanos(random.nextInt(3) * 10_000L);
        Crew crew = Crew.platform("stress", 1, 1 + random.nextInt(4), new RecordingErrors());
        AtomicInteger done = new AtomicInteger();
        try (Dispatcher dispatcher = new Dispatcher(crew, keepAlive)) {
            for (int i = 1; i <= 1_000; i++) {
                dispatcher.offer(Work.of(done::incrementAndGet));
                if (i % (1 + random.nextInt(4)) == 0) {
                    assertThat(dispatcher.awaitIdle(LONG)).isTrue();
                    assertThat(done).hasValue(i);
                    LockSupport.parkNanos(random.nextInt(60_000)); // about as long as an idle thread stays
                }
            }
        }
    }

    @Property(tries = 10)
    void wakesForEverySingleTaskOnVirtualThreads(@ForAll long seed) {
        Random random = new Random(seed);
        AtomicInteger done = new AtomicInteger();
        try (Dispatcher dispatcher = Dispatcher.on(Crew.virtual("stress", 1, 2, new RecordingErrors()))) {
            for (int i = 1; i <= 2_000; i++) {
                dispatcher.offer(Work.of(done::incrementAndGet));
                if (i % (1 + random.nextInt(4)) == 0) {
                    assertThat(dispatcher.awaitIdle(LONG)).isTrue();
                    assertThat(done).hasValue(i);
                }
            }
        }
    }
}
