package io.satbus.bus.lanes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class OffsetRingTest {
    private static final int BASE = 1_000;

    @Test
    void commitsNothingThatIsUnfinished() {
        OffsetRing ring = begun(5);
        ring.finish(BASE + 1);
        ring.finish(BASE + 2);
        assertThat(ring.advance()).isEqualTo(BASE);
        ring.finish(BASE);
        assertThat(ring.advance()).isEqualTo(BASE + 3);
        assertThat(ring.span()).isEqualTo(2);
    }

    @Test
    void countsOffsetsThatTheLogLeftOutAsFinished() {
        OffsetRing ring = new OffsetRing(BASE);
        ring.begin(BASE);
        ring.begin(BASE + 7);
        ring.finish(BASE);
        assertThat(ring.advance()).isEqualTo(BASE + 7);
        ring.finish(BASE + 7);
        assertThat(ring.advance()).isEqualTo(BASE + 8);
    }

    @Test
    void jumpsOverAnyGapWhenNothingIsUnfinished() {
        OffsetRing ring = new OffsetRing(0);
        long far = 10L * OffsetRing.CAPACITY + 3;
        assertThat(ring.hasRoomFor(far)).isTrue();
        ring.begin(far);
        assertThat(ring.advance()).isEqualTo(far);
        ring.finish(far);
        assertThat(ring.advance()).isEqualTo(far + 1);
    }

    @Test
    void hasNoRoomBeyondItsCapacity() {
        OffsetRing ring = begun(1);
        assertThat(ring.hasRoomFor(BASE + OffsetRing.CAPACITY - 1)).isTrue();
        assertThat(ring.hasRoomFor(BASE + OffsetRing.CAPACITY)).isFalse();
        ring.finish(BASE);
        assertThat(ring.hasRoomFor(BASE + OffsetRing.CAPACITY)).isTrue();
    }

    @Test
    void goesRoundManyTimes() {
        OffsetRing ring = new OffsetRing(0);
        for (long offset = 0; offset < 3L * OffsetRing.CAPACITY; offset++) {
            assertThat(ring.hasRoomFor(offset)).isTrue();
            ring.begin(offset);
            ring.finish(offset);
        }
        assertThat(ring.advance()).isEqualTo(3L * OffsetRing.CAPACITY);
    }

    @Test
    void agreesWithAPlainSetOfFinishedOffsets() {
        for (int seed = 0; seed < 200; seed++) {
            agreesWithAPlainSet(new Random(seed), seed);
        }
    }

    private static void agreesWithAPlainSet(Random random, int seed) {
        OffsetRing ring = new OffsetRing(BASE);
        TreeSet<Long> unfinished = new TreeSet<>();
        long next = BASE;
        for (int step = 0; step < 500; step++) {
            if (random.nextInt(3) > 0 || unfinished.isEmpty()) {
                next += random.nextInt(10) == 0 ? random.nextInt(50) : 0;
                ring.begin(next);
                unfinished.add(next++);
            } else {
                List<Long> candidates = new ArrayList<>(unfinished);
                long chosen = candidates.get(random.nextInt(candidates.size()));
                ring.finish(chosen);
                unfinished.remove(chosen);
            }
            long expected = unfinished.isEmpty() ? next : unfinished.first();
            assertThat(ring.advance()).as("seed %d, step %d", seed, step).isEqualTo(expected);
        }
    }

    @Test
    void metadataTellsTheNextOwnerWhatIsFinished() {
        OffsetRing ring = begun(1_000);
        List<Long> finished = new ArrayList<>();
        for (long offset = BASE + 1; offset < BASE + 1_000; offset += 3) {
            ring.finish(offset);
            finished.add(offset);
        }
        Restored restored = Restored.parse(ring.advance(), ring.metadata());
        for (long offset = BASE; offset < BASE + 1_000; offset++) {
            assertThat(restored.contains(offset)).as("offset %d", offset).isEqualTo(finished.contains(offset));
        }
    }

    @Test
    void metadataFitsIntoWhatKafkaAccepts() {
        OffsetRing ring = new OffsetRing(0);
        for (int offset = 0; offset < OffsetRing.CAPACITY; offset++) {
            ring.begin(offset);
        }
        for (int offset = 1; offset < OffsetRing.CAPACITY; offset++) {
            ring.finish(offset);
        }
        assertThat(ring.metadata().length()).isLessThan(4096);
    }

    @Test
    void metadataIsEmptyWhenAllIsInOrder() {
        OffsetRing ring = begun(3);
        ring.finish(BASE);
        assertThat(ring.advance()).isEqualTo(BASE + 1);
        assertThat(ring.metadata()).isEmpty();
    }

    @Test
    void foreignMetadataCountsAsNothingFinished() {
        for (String metadata : List.of("", "something else", "sb1:not base64 !", "sb2:AAAA")) {
            assertThat(Restored.parse(BASE, metadata).contains(BASE)).isFalse();
        }
    }

    @Test
    void finishingByManyThreadsLosesNothing() throws InterruptedException {
        int count = 20_000;
        OffsetRing ring = begun(count);
        List<Long> offsets = new ArrayList<>();
        for (long offset = BASE; offset < BASE + count; offset++) {
            offsets.add(offset);
        }
        Collections.shuffle(offsets, new Random(7));
        List<Thread> threads = new ArrayList<>();
        for (int part = 0; part < 4; part++) {
            List<Long> own = offsets.subList(part * count / 4, (part + 1) * count / 4);
            threads.add(Thread.ofPlatform().start(() -> own.forEach(ring::finish)));
        }
        long last = BASE;
        while (threads.stream().anyMatch(Thread::isAlive)) {
            long now = ring.advance();
            assertThat(now).isGreaterThanOrEqualTo(last);
            last = now;
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(ring.advance()).isEqualTo(BASE + count);
    }

    private static OffsetRing begun(int count) {
        OffsetRing ring = new OffsetRing(BASE);
        for (int i = 0; i < count; i++) {
            ring.begin(BASE + i);
        }
        return ring;
    }
}
