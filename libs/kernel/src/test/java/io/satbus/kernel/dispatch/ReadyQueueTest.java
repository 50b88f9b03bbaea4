package io.satbus.kernel.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ReadyQueueTest {
    private static final int RANKS = 4;
    private static final int BOTTOM_EVERY = 16;

    private final ReadyQueue queue = new ReadyQueue(RANKS, BOTTOM_EVERY);

    @Test
    void servesHighestRankExceptEachSixteenthPick() {
        for (int i = 0; i < 300; i++) {
            queue.add(box(0, i));
            queue.add(box(2, i));
            queue.add(box(3, i));
        }

        List<Integer> ranks = IntStream.range(0, 160).mapToObj(_ -> pollRank()).toList();

        for (int pick = 1; pick <= ranks.size(); pick++) {
            assertThat(ranks.get(pick - 1)).as("pick %d", pick).isEqualTo(pick % BOTTOM_EVERY == 0 ? 3 : 0);
        }
    }

    @Test
    void keepsOrderWithinRank() {
        IntStream.range(0, 10).forEach(i -> queue.add(box(1, i)));

        assertThat(drainKeys()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(queue.isEmpty()).isTrue();
    }

    @Test
    void handlesTheLastOfThirtyTwoRanks() {
        ReadyQueue wide = new ReadyQueue(Integer.SIZE, BOTTOM_EVERY);
        wide.add(box(31, "low"));
        wide.add(box(0, "high"));

        assertThat(wide.poll()).extracting(box -> box.key).isEqualTo("high");
        assertThat(wide.poll()).extracting(box -> box.key).isEqualTo("low");
        assertThat(wide.poll()).isNull();
    }

    @Test
    void removesFromHeadMiddleAndTailAndStaysUsable() {
        IntStream.range(0, 10).forEach(i -> queue.add(box(1, i)));

        queue.removeIf(1, box -> box.key instanceof Integer i && i % 3 == 0);
        queue.add(box(1, 10));

        assertThat(drainKeys()).containsExactly(1, 2, 4, 5, 7, 8, 10);
    }

    @Test
    void isEmptyAfterEverythingWasRemoved() {
        queue.add(box(1, "a"));
        queue.add(box(1, "b"));

        queue.removeIf(1, _ -> true);

        assertThat(queue.isEmpty()).isTrue();
        queue.add(box(1, "c"));
        assertThat(drainKeys()).containsExactly("c");
    }

    @Property(tries = 200)
    void picksAsPlainQueuesWould(@ForAll long seed) {
        Random random = new Random(seed);
        int bottomEvery = 2 + random.nextInt(20);
        ReadyQueue tested = new ReadyQueue(RANKS, bottomEvery);
        List<Deque<Mailbox>> model = new ArrayList<>();
        IntStream.range(0, RANKS).forEach(_ -> model.add(new ArrayDeque<>()));
        int picks = 0;
        for (int i = 0; i < 500; i++) {
            if (random.nextInt(5) < 3) {
                Mailbox box = box(random.nextInt(RANKS), i);
                tested.add(box);
                model.get(box.rank).add(box);
            } else if (!tested.isEmpty()) {
                List<Deque<Mailbox>> ready =
                        model.stream().filter(each -> !each.isEmpty()).toList();
                Deque<Mailbox> turn = ++picks % bottomEvery == 0 ? ready.getLast() : ready.getFirst();
                assertThat(tested.poll()).isSameAs(turn.poll());
            }
        }
    }

    private static Mailbox box(int rank, Object key) {
        return new Mailbox(rank, key, new Work(rank, key, () -> {}));
    }

    private int pollRank() {
        Mailbox box = queue.poll();
        return box == null ? -1 : box.rank;
    }

    private List<@Nullable Object> drainKeys() {
        List<@Nullable Object> keys = new ArrayList<>();
        for (Mailbox box = queue.poll(); box != null; box = queue.poll()) {
            keys.add(box.key);
        }
        return keys;
    }
}
