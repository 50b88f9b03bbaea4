package io.satbus.kernel.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class DispatcherTest {
    private static final Duration LONG = Duration.ofSeconds(Work.TIMEOUT_SECONDS);

    private final RecordingErrors errors = new RecordingErrors();

    private Dispatcher dispatcher(Crew.Kind kind, int permits) {
        return Dispatcher.on(new Crew("test", 4, permits, 16, kind, errors));
    }

    @ParameterizedTest
    @EnumSource
    void servesByRankExceptEachSixteenthPick(Crew.Kind kind) {
        List<Integer> served = new CopyOnWriteArrayList<>();
        List<Task> tasks = new ArrayList<>();
        for (int i = 0; i < 96; i++) {
            tasks.add(new Work(3, null, () -> served.add(3)));
            tasks.add(new Work(0, i, () -> served.add(0)));
        }
        try (Dispatcher dispatcher = dispatcher(kind, 1)) {
            dispatcher.offerAll(tasks);
            assertThat(dispatcher.awaitIdle(LONG)).isTrue();
        }

        List<Integer> whileBothWait = served.subList(0, 96);
        assertThat(IntStream.range(0, 96).filter(i -> whileBothWait.get(i) == 3).boxed())
                .containsExactly(15, 31, 47, 63, 79, 95);
        assertThat(served).hasSize(192);
    }

    @Test
    void lowIsServedWhileHighNeverEnds() throws InterruptedException {
        CountDownLatch lowServed = new CountDownLatch(100);
        AtomicBoolean enough = new AtomicBoolean();
        try (Dispatcher dispatcher = dispatcher(Crew.Kind.VIRTUAL, 1)) {
            IntStream.range(0, 2).forEach(i -> dispatcher.offer(new Endless(i, dispatcher, enough)));
            IntStream.range(0, 100).forEach(_ -> dispatcher.offer(new Work(3, "low", lowServed::countDown)));

            assertThat(lowServed.await(Work.TIMEOUT_SECONDS, TimeUnit.SECONDS)).isTrue();
            enough.set(true);
        }
    }

    private record Endless(Object key, Dispatcher dispatcher, AtomicBoolean enough) implements Task {
        @Override
        public int rank() {
            return 0;
        }

        @Override
        public void run() {
            if (!enough.get()) {
                dispatcher.offer(this);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void highOvertakesWhatHasNotStarted(Crew.Kind kind) throws InterruptedException {
        List<String> served = new CopyOnWriteArrayList<>();
        CountDownLatch gate = new CountDownLatch(1);
        try (Dispatcher dispatcher = dispatcher(kind, 1)) {
            dispatcher.offer(new Work(3, null, () -> Work.await(gate)));
            IntStream.range(0, 5).forEach(_ -> dispatcher.offer(new Work(3, null, () -> served.add("low"))));
            dispatcher.offer(new Work(0, null, () -> served.add("high")));
            gate.countDown();
            assertThat(dispatcher.awaitIdle(LONG)).isTrue();
        }
        assertThat(served).startsWith("high").hasSize(6);
    }

    @ParameterizedTest
    @EnumSource
    void runsAsManyAtOnceAsPermitsAndNoMore(Crew.Kind kind) throws InterruptedException {
        int permits = 8;
        CyclicBarrier together = new CyclicBarrier(permits);
        List<Integer> seen = Collections.synchronizedList(new ArrayList<>());
        try (Dispatcher dispatcher = dispatcher(kind, permits)) {
            List<Work> tasks = IntStream.range(0, 10 * permits)
                    .mapToObj(i -> new Work(1, i, () -> {
                        together.await(Work.TIMEOUT_SECONDS, TimeUnit.SECONDS);
                        seen.add(dispatcher.running());
                    }))
                    .toList();
            dispatcher.offerAll(tasks);
            assertThat(dispatcher.awaitIdle(LONG)).isTrue();
        }
        assertThat(errors.thrown).isEmpty();
        assertThat(seen).hasSize(10 * permits).allMatch(running -> running <= permits);
    }

    @ParameterizedTest
    @EnumSource
    void blockedKeyHoldsUpNoOther(Crew.Kind kind) throws InterruptedException {
        CountDownLatch gate = new CountDownLatch(1);
        CountDownLatch others = new CountDownLatch(50);
        try (Dispatcher dispatcher = dispatcher(kind, 2)) {
            IntStream.range(0, 20).forEach(_ -> dispatcher.offer(new Work(1, "stuck", () -> Work.await(gate))));
            IntStream.range(0, 50).forEach(i -> dispatcher.offer(new Work(1, i, others::countDown)));

            assertThat(others.await(Work.TIMEOUT_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(dispatcher.queued(1)).isEqualTo(19);
            gate.countDown();
        }
    }

    @ParameterizedTest
    @EnumSource
    void livesOnAfterTaskThrows(Crew.Kind kind) {
        CountDownLatch after = new CountDownLatch(1);
        RuntimeException exception = new IllegalArgumentException("boom");
        Error error = new StackOverflowError("bang");
        try (Dispatcher dispatcher = dispatcher(kind, 1)) {
            dispatcher.offer(new Work(0, "k", () -> {
                throw exception;
            }));
            dispatcher.offer(new Work(0, "k", () -> {
                throw error;
            }));
            dispatcher.offer(new Work(0, "k", after::countDown));
            assertThat(dispatcher.awaitIdle(LONG)).isTrue();
        }
        assertThat(after.getCount()).isZero();
        assertThat(errors.thrown).containsExactly(exception, error);
        assertThat(errors.attempted).allMatch(what -> what.startsWith("run task Work[rank=0, key=k"));
    }

    @Test
    void livesOnWhenEvenTheReportFails() {
        CountDownLatch after = new CountDownLatch(1);
        Crew crew = Crew.virtual("test", 1, 1, (_, _) -> {
            throw new IllegalStateException("no");
        });
        try (Dispatcher dispatcher = Dispatcher.on(crew)) {
            dispatcher.offer(Work.of(() -> {
                throw new IllegalArgumentException("boom");
            }));
            dispatcher.offer(Work.of(after::countDown));
            assertThat(dispatcher.awaitIdle(LONG)).isTrue();
        }
        assertThat(after.getCount()).isZero();
    }

    @Test
    void livesOnWhenTaskCannotEvenBeNamed() {
        CountDownLatch after = new CountDownLatch(1);
        try (Dispatcher dispatcher = dispatcher(Crew.Kind.VIRTUAL, 1)) {
            dispatcher.offer(new Unnameable());
            dispatcher.offer(new Work(0, "k", after::countDown));
            assertThat(dispatcher.awaitIdle(LONG)).isTrue();
        }
        assertThat(after.getCount()).isZero();
    }

    private record Unnameable() implements Task {
        @Override
        public int rank() {
            return 0;
        }

        @Override
        public Object key() {
            return "k";
        }

        @Override
        public void run() {
            throw new IllegalStateException("boom");
        }

        @Override
        public String toString() {
            throw new IllegalStateException("no name");
        }
    }

    @ParameterizedTest
    @EnumSource
    void interruptionOfOneTaskDoesNotReachTheNext(Crew.Kind kind) {
        List<Boolean> interrupted = new CopyOnWriteArrayList<>();
        try (Dispatcher dispatcher = dispatcher(kind, 1)) {
            dispatcher.offerAll(List.of(
                    Work.of(() -> Thread.currentThread().interrupt()),
                    Work.of(() -> interrupted.add(Thread.currentThread().isInterrupted()))));
            assertThat(dispatcher.awaitIdle(LONG)).isTrue();
        }
        assertThat(interrupted).containsExactly(false);
    }

    @Test
    void idleVirtualCrewHoldsNoThread() {
        try (Dispatcher dispatcher = dispatcher(Crew.Kind.VIRTUAL, 8)) {
            assertThat(dispatcher.threads()).isZero();
            dispatcher.offer(Work.of(() -> {}));
            assertThat(dispatcher.awaitIdle(LONG)).isTrue();
            assertThat(dispatcher.threads()).isZero();
        }
    }

    @Test
    void idlePlatformThreadLeavesAfterItsKeepAlive() {
        Crew crew = Crew.platform("test", 1, 2, errors);
        try (Dispatcher dispatcher = new Dispatcher(crew, Duration.ofMillis(1))) {
            dispatcher.offer(Work.of(() -> {}));
            assertThat(dispatcher.awaitIdle(LONG)).isTrue();
            long deadline = System.nanoTime() + LONG.toNanos();
            while (dispatcher.threads() > 0 && System.nanoTime() < deadline) {
                Thread.onSpinWait();
            }
            assertThat(dispatcher.threads()).isZero();
        }
    }

    @Test
    void idlePlatformThreadServesAgain() {
        List<Thread> threads = new CopyOnWriteArrayList<>();
        try (Dispatcher dispatcher = dispatcher(Crew.Kind.PLATFORM, 8)) {
            for (int i = 0; i < 20; i++) {
                dispatcher.offer(Work.of(() -> threads.add(Thread.currentThread())));
                assertThat(dispatcher.awaitIdle(LONG)).isTrue();
            }
        }
        assertThat(threads).hasSize(20);
        assertThat(threads.stream().distinct()).hasSize(1);
        assertThat(threads.getFirst().isDaemon()).isTrue();
        assertThat(threads.getFirst().getName()).isEqualTo("test-1");
    }

    @Test
    void discardsWhatHasNotStarted() throws InterruptedException {
        CountDownLatch gate = new CountDownLatch(1);
        CountDownLatch started = new CountDownLatch(1);
        List<String> served = new CopyOnWriteArrayList<>();
        try (Dispatcher dispatcher = dispatcher(Crew.Kind.VIRTUAL, 1)) {
            dispatcher.offer(new Work(0, "k", () -> {
                started.countDown();
                Work.await(gate);
                served.add("running");
            }));
            Work.await(started);
            IntStream.range(0, 5).forEach(_ -> dispatcher.offer(new Work(0, "k", () -> served.add("k"))));
            IntStream.range(0, 3).forEach(_ -> dispatcher.offer(new Work(2, "other", () -> served.add("other"))));

            assertThat(dispatcher.discard(task -> "k".equals(task.key()))).isEqualTo(5);
            assertThat(dispatcher.queued()).isEqualTo(3);
            gate.countDown();
            assertThat(dispatcher.awaitIdle(LONG)).isTrue();
        }
        assertThat(served).containsExactly("running", "other", "other", "other");
    }

    @Test
    void refusesRankTheCrewDoesNotServe() {
        try (Dispatcher dispatcher = dispatcher(Crew.Kind.VIRTUAL, 1)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> dispatcher.offerAll(List.of(Work.of(() -> {}), new Work(4, null, () -> {}))))
                    .withMessageContaining("its rank is 4, and the crew serves 0 to 3");
            assertThat(dispatcher.queued() + dispatcher.running()).isZero();
        }
    }

    @Test
    void awaitIdleGivesUpWhenTimeIsUpOrCallerInterrupted() {
        CountDownLatch gate = new CountDownLatch(1);
        try (Dispatcher dispatcher = dispatcher(Crew.Kind.VIRTUAL, 1)) {
            dispatcher.offer(Work.of(() -> Work.await(gate)));
            assertThat(dispatcher.awaitIdle(Duration.ofMillis(1))).isFalse();
            Thread.currentThread().interrupt();
            assertThat(dispatcher.awaitIdle(LONG)).isFalse();
            assertThat(Thread.interrupted()).isTrue();
            gate.countDown();
        }
    }
}
