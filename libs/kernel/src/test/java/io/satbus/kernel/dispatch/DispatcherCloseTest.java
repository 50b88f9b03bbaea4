package io.satbus.kernel.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class DispatcherCloseTest {
    private static final Duration LONG = Duration.ofSeconds(Work.TIMEOUT_SECONDS);
    private static final Duration SHORT = Duration.ofMillis(20);

    private final RecordingErrors errors = new RecordingErrors();
    private final CountDownLatch started = new CountDownLatch(1);
    private final CountDownLatch gate = new CountDownLatch(1);
    private final List<String> served = new CopyOnWriteArrayList<>();

    private Dispatcher dispatcher(Crew.Kind kind) {
        return Dispatcher.on(new Crew("closing", 1, 2, 16, kind, errors));
    }

    @ParameterizedTest
    @EnumSource
    void closesBeforeAnyWork(Crew.Kind kind) {
        assertThat(dispatcher(kind).close(LONG)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void refusesOfferAfterClose(Crew.Kind kind) {
        Dispatcher dispatcher = dispatcher(kind);
        dispatcher.close();

        assertThat(dispatcher.offer(Work.of(() -> served.add("late")))).isFalse();
        assertThat(dispatcher.offerAll(List.of(Work.of(() -> served.add("late")))))
                .isFalse();
        assertThat(dispatcher.queued()).isZero();
        assertThat(served).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void closesIdleCrewAtOnce(Crew.Kind kind) {
        Dispatcher dispatcher = dispatcher(kind);
        dispatcher.offer(Work.of(() -> served.add("one")));
        assertThat(dispatcher.awaitIdle(LONG)).isTrue();

        assertThat(dispatcher.close(Duration.ofSeconds(5))).isTrue();
        assertThat(dispatcher.threads()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void letsQueuedAndRunningTasksEnd(Crew.Kind kind) throws Exception {
        Dispatcher dispatcher = dispatcher(kind);
        dispatcher.offer(new Work(0, "k", this::block));
        IntStream.range(0, 100)
                .forEach(i -> dispatcher.offer(new Work(0, i % 2 == 0 ? "k" : i, () -> served.add("queued"))));
        Work.await(started);

        CompletableFuture<Boolean> closed = CompletableFuture.supplyAsync(() -> dispatcher.close(LONG));
        while (dispatcher.offer(Work.of(() -> {}))) {
            Thread.onSpinWait();
        }
        gate.countDown();

        assertThat(closed.get(Work.TIMEOUT_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(served).hasSize(101);
        assertThat(dispatcher.threads()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void interruptsTaskThatOutlastsPatience(Crew.Kind kind) throws InterruptedException {
        Dispatcher dispatcher = dispatcher(kind);
        dispatcher.offer(new Work(0, "k", this::block));
        dispatcher.offer(new Work(0, "k", () -> served.add("never")));
        Work.await(started);

        assertThat(dispatcher.close(SHORT)).isTrue();

        assertThat(errors.thrown)
                .singleElement()
                .extracting(Throwable::getCause)
                .isInstanceOf(InterruptedException.class);
        assertThat(served).isEmpty();
        assertThat(dispatcher.queued()).isEqualTo(1);
        assertThat(dispatcher.discard(_ -> true)).isEqualTo(1);
        assertThat(dispatcher.close(SHORT)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void saysSoWhenTaskIgnoresInterruption(Crew.Kind kind) throws InterruptedException {
        Dispatcher dispatcher = dispatcher(kind);
        dispatcher.offer(Work.of(this::blockUninterruptibly));
        Work.await(started);

        assertThat(dispatcher.close(SHORT)).isFalse();
        assertThat(dispatcher.running()).isEqualTo(1);

        gate.countDown();
        assertThat(dispatcher.close(LONG)).isTrue();
        assertThat(served).containsExactly("ended");
    }

    @ParameterizedTest
    @EnumSource
    void taskMayBeginToCloseItsOwnDispatcher(Crew.Kind kind) {
        Dispatcher dispatcher = dispatcher(kind);
        dispatcher.offerAll(List.of(
                new Work(0, "k", () -> served.add("closed: " + dispatcher.close(LONG))),
                new Work(0, "k", () -> served.add("queued"))));

        assertThat(dispatcher.awaitIdle(LONG)).isTrue();
        assertThat(dispatcher.close(LONG)).isTrue();
        assertThat(served).containsExactly("closed: false", "queued");
    }

    @ParameterizedTest
    @EnumSource
    void interruptedCloserWaitsNoLongerAndStaysInterrupted(Crew.Kind kind) throws InterruptedException {
        Dispatcher dispatcher = dispatcher(kind);
        dispatcher.offer(Work.of(this::block));
        Work.await(started);

        Thread.currentThread().interrupt();
        boolean _ = dispatcher.close(LONG);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(dispatcher.close(LONG)).isTrue();
        assertThat(errors.thrown).hasSize(1);
    }

    private void block() throws InterruptedException {
        started.countDown();
        Work.await(gate);
        served.add("ended");
    }

    private void blockUninterruptibly() {
        started.countDown();
        while (gate.getCount() > 0) {
            Thread.onSpinWait();
        }
        served.add("ended");
    }
}
