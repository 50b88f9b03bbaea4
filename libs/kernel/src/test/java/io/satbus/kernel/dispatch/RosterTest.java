package io.satbus.kernel.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;

final class RosterTest {
    private final Roster roster = new Roster(
            Crew.virtual("roster", 1, 2, new RecordingErrors()), Duration.ZERO, new ReentrantLock().newCondition());

    @Test
    void callsNobodyWhileOneIsOnItsWay() {
        assertThat(roster.call()).isTrue();

        assertThat(roster.call()).isFalse();
        roster.join();
        assertThat(roster.call()).isTrue();
    }

    @Test
    void callsNobodyBeyondPermits() {
        roster.call();
        roster.join();
        roster.call();
        roster.join();

        assertThat(roster.call()).isFalse();
        roster.leave();
        assertThat(roster.call()).isTrue();
    }

    @Test
    void callsAgainAfterThreadCouldNotStart() {
        roster.call();

        roster.startFailed();

        assertThat(roster.isEmpty()).isTrue();
        assertThat(roster.call()).isTrue();
    }
}
