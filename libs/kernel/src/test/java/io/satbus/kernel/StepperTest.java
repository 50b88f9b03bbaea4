package io.satbus.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

final class StepperTest {
    private final Deque<Integer> amounts = new ArrayDeque<>();
    private final List<String> calls = new ArrayList<>();

    private final Duty duty = new Duty() {
        @Override
        public int work() throws Exception {
            Integer amount = amounts.poll();
            if (amount != null && amount < 0) {
                throw new IOException("disk");
            }
            return amount == null ? 0 : amount;
        }

        @Override
        public void onStart() {
            calls.add("start");
        }

        @Override
        public void onClose() {
            calls.add("close");
        }

        @Override
        public String name() {
            return "stepped";
        }
    };

    @Test
    void worksOnlyWhenStepped() {
        amounts.addAll(List.of(3, 4, 5));
        try (Stepper stepper = new Stepper(duty).start()) {
            assertThat(stepper.step()).isEqualTo(3);
            assertThat(stepper.stepUntilIdle()).isEqualTo(9);
            assertThat(stepper.step()).isZero();
        }
        assertThat(calls).containsExactly("start", "close");
    }

    @Test
    void closesOnceAlsoIfNeverStarted() {
        Stepper stepper = new Stepper(duty);
        stepper.close();
        stepper.close();
        assertThat(calls).containsExactly("close");
        assertThatIllegalStateException().isThrownBy(stepper::start);
    }

    @Test
    void refusesStepBeforeStartAndAfterClose() {
        Stepper stepper = new Stepper(duty);
        assertThatIllegalStateException().isThrownBy(stepper::step).withMessageContaining("not started");
        stepper.start();
        stepper.close();
        assertThatIllegalStateException().isThrownBy(stepper::step).withMessageContaining("closed");
    }

    @Test
    void refusesForeignThread() {
        try (Stepper stepper = new Stepper(duty).start()) {
            assertThat(CompletableFuture.supplyAsync(stepper::step))
                    .failsWithin(Duration.ofSeconds(20))
                    .withThrowableThat()
                    .havingCause()
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void wrapsCheckedExceptions() {
        amounts.add(-1);
        try (Stepper stepper = new Stepper(duty).start()) {
            assertThatIllegalStateException()
                    .isThrownBy(stepper::step)
                    .withMessageContaining("work of duty 'stepped' failed")
                    .withCauseInstanceOf(IOException.class);
        }
    }

    @Test
    void saysSoWhenDutyNeverIdles() {
        Duty busy = new Duty() {
            @Override
            public int work() {
                return 1;
            }

            @Override
            public String name() {
                return "busy";
            }
        };
        try (Stepper stepper = new Stepper(busy).start()) {
            assertThatIllegalStateException().isThrownBy(stepper::stepUntilIdle).withMessageContaining("still busy");
        }
    }
}
