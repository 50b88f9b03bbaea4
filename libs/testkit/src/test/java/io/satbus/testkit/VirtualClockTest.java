package io.satbus.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class VirtualClockTest {
    private final VirtualClock clock = VirtualClock.create();

    @Test
    void standsStillUntilItIsMoved() {
        long wall = clock.wallMillis();
        long nanos = clock.nanos();

        clock.advance(Duration.ofMillis(1500));

        assertThat(clock.wallMillis() - wall).isEqualTo(1500);
        assertThat(clock.nanos() - nanos).isEqualTo(1_500_000_000);
    }

    @Test
    void addsUpStepsBelowAMillisecond() {
        long wall = clock.wallMillis();
        for (int i = 0; i < 4000; i++) {
            clock.advance(Duration.ofNanos(250_000));
        }
        assertThat(clock.wallMillis() - wall).isEqualTo(1000);
    }

    @Test
    void setsWallTimeWithoutElapsedTime() {
        long nanos = clock.nanos();
        clock.setWall(Instant.ofEpochMilli(42));
        assertThat(clock.wallMillis()).isEqualTo(42);
        assertThat(clock.nanos()).isEqualTo(nanos);
    }

    @Test
    void refusesToGoBack() {
        assertThatThrownBy(() -> clock.advance(Duration.ofNanos(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("setWall");
    }

    @Test
    void runsWhatIsPlannedInItsOrderAndAtItsMoment() {
        List<String> ran = new ArrayList<>();
        plan("late", 30, ran);
        plan("early", 10, ran);
        plan("middle", 20, ran);
        plan("never", 31, ran);

        clock.advance(Duration.ofSeconds(30));

        assertThat(ran).containsExactly("early@10", "middle@20", "late@30");
    }

    private void plan(String name, long seconds, List<String> ran) {
        var _ = clock.timer()
                .schedule(() -> ran.add(name + "@" + clock.nanos() / 1_000_000_000), seconds, TimeUnit.SECONDS);
    }

    @Test
    void repeatsAtAFixedRateUntilItIsCancelled() {
        List<Long> ran = new ArrayList<>();
        Future<?> repeated =
                clock.timer().scheduleAtFixedRate(() -> ran.add(clock.nanos()), 1, 2, TimeUnit.NANOSECONDS);
        clock.advance(Duration.ofNanos(6));
        repeated.cancel(false);
        clock.advance(Duration.ofNanos(6));
        assertThat(ran).containsExactly(1L, 3L, 5L);
    }

    @Test
    void forgetsWhatIsCancelled() {
        List<Long> ran = new ArrayList<>();
        clock.timer()
                .schedule(() -> ran.add(clock.nanos()), 1, TimeUnit.SECONDS)
                .cancel(false);
        clock.advance(Duration.ofSeconds(2));
        assertThat(ran).isEmpty();
    }

    @Test
    void takesNothingAfterItsTimerIsShutDown() {
        clock.timer().shutdown();
        assertThatThrownBy(() -> clock.timer().schedule(() -> {}, 1, TimeUnit.SECONDS))
                .isInstanceOf(RejectedExecutionException.class);
    }
}
