package io.satbus.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.satbus.kernel.ErrorPolicy.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class WorkerTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(20);

    private final List<Throwable> reported = new CopyOnWriteArrayList<>();
    private final RecordingDuty duty = new RecordingDuty();

    /** Waits in work until woken; a test may set what work does. */
    private static final class RecordingDuty implements Duty {
        interface Step {
            int work() throws Exception;
        }

        final List<String> calls = new CopyOnWriteArrayList<>();
        final List<Thread> threads = new CopyOnWriteArrayList<>();
        final CountDownLatch working = new CountDownLatch(1);
        final Semaphore wakeUps = new Semaphore(0);
        volatile Step step = this::awaitWakeUp;
        volatile @Nullable Exception startFailure;
        volatile @Nullable Exception closeFailure;

        int awaitWakeUp() throws InterruptedException {
            wakeUps.acquire();
            return 0;
        }

        @Override
        public int work() throws Exception {
            record("work");
            working.countDown();
            return step.work();
        }

        @Override
        public void onStart() throws Exception {
            record("start");
            fail(startFailure);
        }

        @Override
        public void onClose() throws Exception {
            record("close");
            fail(closeFailure);
        }

        private void record(String call) {
            if (calls.isEmpty() || !calls.getLast().equals(call)) {
                calls.add(call);
            }
            threads.add(Thread.currentThread());
        }

        private static void fail(@Nullable Exception failure) throws Exception {
            if (failure != null) {
                throw failure;
            }
        }

        @Override
        public void wakeUp() {
            wakeUps.release();
        }

        @Override
        public String name() {
            return "recorder";
        }
    }

    private Worker worker(Verdict verdict) {
        return Worker.of(duty, (_, thrown) -> {
            reported.add(thrown);
            return verdict;
        });
    }

    private static void await(CountDownLatch latch) throws InterruptedException {
        assertThat(latch.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void startsWorksAndClosesOnItsOwnThread() throws InterruptedException {
        Worker worker = worker(Verdict.STOP);
        assertThat(worker.state()).isEqualTo(Worker.State.NEW);

        worker.start();
        await(duty.working);
        assertThat(worker.state()).isEqualTo(Worker.State.RUNNING);
        assertThat(worker.close(LONG)).isTrue();

        assertThat(worker.state()).isEqualTo(Worker.State.CLOSED);
        assertThat(duty.calls).containsExactly("start", "work", "close");
        assertThat(duty.threads.stream().distinct()).singleElement().satisfies(thread -> {
            assertThat(thread.getName()).isEqualTo("recorder");
            assertThat(thread.isDaemon()).isTrue();
            assertThat(thread.isVirtual()).isFalse();
        });
        assertThat(reported).isEmpty();
    }

    @Test
    void closesDutyOnCallersThreadIfNeverStarted() {
        Worker worker = worker(Verdict.STOP);

        assertThat(worker.close(LONG)).isTrue();
        worker.close();

        assertThat(worker.state()).isEqualTo(Worker.State.CLOSED);
        assertThat(duty.calls).containsExactly("close");
        assertThat(duty.threads).containsExactly(Thread.currentThread());
    }

    @Test
    void livesOnlyOnce() {
        Worker worker = worker(Verdict.STOP).start();
        assertThatIllegalStateException().isThrownBy(worker::start).withMessageContaining("it is RUNNING");
        worker.close();
        assertThatIllegalStateException().isThrownBy(worker::start).withMessageContaining("it is CLOSED");
    }

    @Test
    void closesTwice() {
        Worker worker = worker(Verdict.STOP).start();
        assertThat(worker.close(LONG)).isTrue();
        assertThat(worker.close(LONG)).isTrue();
        assertThat(duty.calls.stream().filter("close"::equals)).hasSize(1);
    }

    @Test
    void closesDutyEvenIfClosedRightAfterStart() {
        for (int i = 0; i < 200; i++) {
            RecordingDuty each = new RecordingDuty();
            Worker worker = Worker.of(each, (_, _) -> Verdict.STOP).start();
            assertThat(worker.close(LONG)).isTrue();
            assertThat(worker.state()).isEqualTo(Worker.State.CLOSED);
            assertThat(each.calls).endsWith("close");
        }
    }

    @Test
    void ownerMayCloseItself() throws InterruptedException {
        AtomicReference<@Nullable Worker> self = new AtomicReference<>();
        AtomicReference<@Nullable Boolean> answer = new AtomicReference<>();
        CountDownLatch ready = new CountDownLatch(1);
        duty.step = () -> {
            await(ready);
            Worker worker = self.get();
            answer.set(worker != null && worker.close(LONG));
            return 1;
        };
        Worker worker = worker(Verdict.STOP).start();
        self.set(worker);
        ready.countDown();
        await(duty.working);

        assertThat(worker.close(LONG)).isTrue();
        assertThat(answer).hasValue(false);
        assertThat(worker.state()).isEqualTo(Worker.State.CLOSED);
    }

    @Test
    void interruptsDutyThatIsNotWokenUp() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        duty.step = () -> {
            never.await();
            return 0;
        };
        Worker worker = worker(Verdict.STOP).start();
        await(duty.working);

        assertThat(worker.close(SHORT)).isTrue();
        assertThat(worker.state()).isEqualTo(Worker.State.CLOSED);
        assertThat(reported).isEmpty();
    }

    @Test
    void saysSoWhenThreadStillLives() throws InterruptedException {
        AtomicBoolean enough = new AtomicBoolean();
        duty.step = () -> {
            while (!enough.get()) {
                Thread.onSpinWait();
            }
            return 0;
        };
        Worker worker = worker(Verdict.STOP).start();
        await(duty.working);

        assertThat(worker.close(SHORT)).isFalse();
        assertThat(worker.state()).isEqualTo(Worker.State.CLOSING);

        enough.set(true);
        assertThat(worker.close(LONG)).isTrue();
        assertThat(worker.state()).isEqualTo(Worker.State.CLOSED);
    }

    @Test
    void interruptedCloserStillStopsTheOwnerAndStaysInterrupted() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        duty.step = () -> {
            never.await();
            return 0;
        };
        Worker worker = worker(Verdict.STOP).start();
        await(duty.working);

        Thread.currentThread().interrupt();
        boolean _ = worker.close(LONG);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(worker.close(LONG)).isTrue();
    }

    @Test
    void goesOnWhenPolicySaysSo() throws InterruptedException {
        CountDownLatch failures = new CountDownLatch(3);
        duty.step = () -> {
            failures.countDown();
            if (failures.getCount() > 0) {
                throw new IllegalStateException("again");
            }
            return duty.awaitWakeUp();
        };
        Worker worker = worker(Verdict.CONTINUE).start();
        await(failures);

        assertThat(worker.close(LONG)).isTrue();
        assertThat(worker.state()).isEqualTo(Worker.State.CLOSED);
        assertThat(reported).hasSize(2);
    }

    @Test
    void stopsWhenPolicySaysSo() throws InterruptedException {
        IllegalStateException failure = new IllegalStateException("broken");
        duty.step = () -> {
            throw failure;
        };
        Worker worker = worker(Verdict.STOP).start();

        joinByItself(worker);
        assertThat(worker.state()).isEqualTo(Worker.State.FAILED);
        assertThat(worker.failure()).contains(failure);
        assertThat(duty.calls).containsExactly("start", "work", "close");
        assertThat(reported).containsExactly(failure);
        assertThat(worker.close(LONG)).isTrue();
        assertThat(worker.state()).isEqualTo(Worker.State.FAILED);
    }

    @Test
    void errorStopsWhateverThePolicySays() throws InterruptedException {
        AssertionError error = new AssertionError("defect");
        duty.step = () -> {
            throw error;
        };
        Worker worker = worker(Verdict.CONTINUE).start();

        joinByItself(worker);
        assertThat(worker.state()).isEqualTo(Worker.State.FAILED);
        assertThat(reported).containsExactly(error);
        assertThat(duty.calls).endsWith("close");
    }

    @Test
    void failsWithoutWorkWhenStartFails() throws InterruptedException {
        Exception failure = new Exception("no port");
        duty.startFailure = failure;
        Worker worker = worker(Verdict.CONTINUE).start();

        joinByItself(worker);
        assertThat(worker.state()).isEqualTo(Worker.State.FAILED);
        assertThat(duty.calls).containsExactly("start", "close");
        assertThat(reported).containsExactly(failure);
    }

    @Test
    void reportsFailureToClose() {
        Exception failure = new Exception("disk");
        duty.closeFailure = failure;
        Worker worker = worker(Verdict.CONTINUE).start();

        assertThat(worker.close(LONG)).isTrue();
        assertThat(worker.state()).isEqualTo(Worker.State.FAILED);
        assertThat(reported).containsExactly(failure);
    }

    @Test
    void policyThatThrowsStopsTheWorker() throws InterruptedException {
        duty.step = () -> {
            throw new IllegalStateException("first");
        };
        Worker worker = Worker.of(duty, (_, _) -> {
            throw new IllegalArgumentException("policy");
        });
        worker.start();

        joinByItself(worker);
        assertThat(worker.state()).isEqualTo(Worker.State.FAILED);
        assertThat(worker.failure().orElseThrow())
                .hasMessage("policy")
                .hasSuppressedException(new IllegalStateException("first"));
        assertThat(duty.calls).endsWith("close");
    }

    /** Waits for the worker to end without asking it to. */
    private static void joinByItself(Worker worker) throws InterruptedException {
        assertThat(worker.awaitEnd(LONG)).isTrue();
    }
}
