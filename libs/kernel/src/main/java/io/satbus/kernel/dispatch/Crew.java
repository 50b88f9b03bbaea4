package io.satbus.kernel.dispatch;

import java.time.Duration;

/**
 * Who does the tasks of a {@link Dispatcher}, and in what order.
 *
 * @param name names the threads, with a number behind, and the dispatcher in messages
 * @param ranks how many ranks there are, 1 to 32; rank 0 is served first
 * @param permits how many tasks may run at once; also the most threads there ever are
 * @param bottomEvery each so-many-th pick is served from the lowest rank that has work, so that it never starves; at
 *     least 2
 * @param kind what the threads are
 * @param errors hears of what a task should have handled itself
 */
public record Crew(String name, int ranks, int permits, int bottomEvery, Kind kind, Errors errors) {
    /** One pick in sixteen is for the lowest rank, unless said otherwise. */
    public static final int BOTTOM_EVERY = 16;

    /** What the threads of a crew are, and how long one stays that has nothing to do. */
    public enum Kind {
        /**
         * For tasks that wait. A thread is started when there is work and ends when there is none: an idle dispatcher
         * holds no thread. Parking them instead was measured: a lone round trip takes 38 us and not 43, bursts gain
         * nothing that shows above the noise.
         */
        VIRTUAL(Duration.ZERO),
        /**
         * For tasks that must not queue for the carriers of virtual threads, which are shared and cooperative. Daemon
         * threads, started when there is work; an idle one stays for ten seconds, because starting one is dear.
         */
        PLATFORM(Duration.ofSeconds(10));

        private final Duration keepAlive;

        Kind(Duration keepAlive) {
            this.keepAlive = keepAlive;
        }

        Duration keepAlive() {
            return keepAlive;
        }

        Thread.Builder threads() {
            return this == VIRTUAL ? Thread.ofVirtual() : Thread.ofPlatform().daemon();
        }
    }

    /** Hears of what should not have happened. Called by a thread of the crew, or by one that offers. */
    @FunctionalInterface
    public interface Errors {
        /** What was being done, and what came of it. The crew lives on whatever this does. */
        void report(String attempted, Throwable thrown);
    }

    public Crew {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A crew needs a name: its threads carry it");
        }
        check(name, "ranks", ranks, 1, Integer.SIZE);
        check(name, "permits", permits, 1, Integer.MAX_VALUE);
        check(name, "bottomEvery", bottomEvery, 2, Integer.MAX_VALUE);
    }

    /** A crew of virtual threads that gives the lowest rank one pick in sixteen. */
    public static Crew virtual(String name, int ranks, int permits, Errors errors) {
        return new Crew(name, ranks, permits, BOTTOM_EVERY, Kind.VIRTUAL, errors);
    }

    /** A crew of platform threads that gives the lowest rank one pick in sixteen. */
    public static Crew platform(String name, int ranks, int permits, Errors errors) {
        return new Crew(name, ranks, permits, BOTTOM_EVERY, Kind.PLATFORM, errors);
    }

    private static void check(String crew, String what, int found, int least, int most) {
        if (found < least || found > most) {
            throw new IllegalArgumentException(
                    "Crew '%s': %s is %d, but must be from %d to %d".formatted(crew, what, found, least, most));
        }
    }
}
