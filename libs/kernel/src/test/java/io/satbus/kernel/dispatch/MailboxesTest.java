package io.satbus.kernel.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class MailboxesTest {
    private final Mailboxes boxes = new Mailboxes(4, 16);

    private record Step(int rank, @Nullable Object key, int number) implements Task {
        @Override
        public void run() {
            // Never run here.
        }
    }

    @Test
    void givesKeyToOneTakerAtATime() {
        boxes.add(new Step(0, "k", 1));
        boxes.add(new Step(0, "k", 2));

        Mailbox held = take();

        assertThat(boxes.take()).isNull();
        boxes.release(held);
        assertThat(take().first()).isEqualTo(new Step(0, "k", 2));
    }

    @Test
    void sendsKeyWithMoreBehindOthersOfItsRank() {
        boxes.add(new Step(0, "a", 1));
        boxes.add(new Step(0, "a", 2));
        boxes.add(new Step(0, "b", 3));

        boxes.release(take());

        assertThat(take().key).isEqualTo("b");
    }

    @Test
    void keepsEqualKeysOfDifferentRanksApart() {
        boxes.add(new Step(0, "k", 1));
        boxes.add(new Step(1, "k", 2));

        assertThat(take().rank).isZero();
        assertThat(take().rank).isEqualTo(1);
    }

    @Test
    void forgetsMillionKeysAtOnce() {
        IntStream.range(0, 1_000_000).forEach(i -> boxes.add(new Step(i % 4, i, i)));
        assertThat(boxes.keys()).isEqualTo(1_000_000);

        while (boxes.hasReady()) {
            boxes.release(take());
        }

        assertThat(boxes.keys()).isZero();
        assertThat(boxes.isIdle()).isTrue();
    }

    @Test
    void discardsWhatWaitsAndLeavesWhatRuns() {
        IntStream.range(0, 4).forEach(i -> boxes.add(new Step(0, "held", i)));
        Mailbox held = take();
        IntStream.range(4, 8).forEach(i -> boxes.add(new Step(0, "ready", i)));
        IntStream.range(8, 12).forEach(i -> boxes.add(new Step(0, null, i)));

        int dropped = boxes.discard(task -> task instanceof Step step && step.number % 2 == 0);

        assertThat(dropped).isEqualTo(5);
        assertThat(boxes.queued()).isEqualTo(6);
        assertThat(held.first()).isEqualTo(new Step(0, "held", 0));
        boxes.release(held);
        assertThat(drain()).containsExactly(5, 9, 11, 1, 7, 3);
    }

    @Test
    void forgetsKeyWhoseTasksWereAllDiscarded() {
        boxes.add(new Step(0, "k", 1));
        boxes.add(new Step(0, "k", 2));

        assertThat(boxes.discard(_ -> true)).isEqualTo(2);

        assertThat(boxes.keys()).isZero();
        assertThat(boxes.take()).isNull();
    }

    @Test
    void staysConsistentWhenPredicateThrows() {
        IntStream.range(0, 6).forEach(i -> boxes.add(new Step(0, i / 2, i)));

        assertThatThrownBy(() -> boxes.discard(task -> {
                    if (task instanceof Step step && step.number == 3) {
                        throw new IllegalStateException("no");
                    }
                    return true;
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(boxes.queued()).isEqualTo(4);
        assertThat(drain()).containsExactly(2, 4, 3, 5);
    }

    @Property(tries = 200)
    void keepsOrderOfEachKeyAndCountsWhateverHappens(@ForAll long seed) {
        Random random = new Random(seed);
        Mailboxes tested = new Mailboxes(3, 4);
        Map<Object, List<Integer>> waiting = new HashMap<>();
        List<Mailbox> held = new ArrayList<>();
        int queued = 0;
        for (int i = 0; i < 400; i++) {
            switch (random.nextInt(5)) {
                case 0, 1 -> {
                    Step step = new Step(random.nextInt(3), random.nextInt(6), i);
                    tested.add(step);
                    waiting.computeIfAbsent(
                                    List.of(step.rank, Objects.requireNonNull(step.key)), _ -> new ArrayList<>())
                            .add(i);
                    queued++;
                }
                case 2 -> {
                    Mailbox box = tested.take();
                    if (box != null) {
                        assertThat(held).as("one taker for each key").doesNotContain(box);
                        assertThat(((Step) box.first()).number)
                                .isEqualTo(Objects.requireNonNull(
                                                waiting.get(List.of(box.rank, Objects.requireNonNull(box.key))))
                                        .removeFirst());
                        held.add(box);
                        queued--;
                    }
                }
                case 3 -> {
                    if (!held.isEmpty()) {
                        tested.release(held.remove(random.nextInt(held.size())));
                    }
                }
                default -> {
                    int unlucky = random.nextInt(10);
                    waiting.values().forEach(numbers -> numbers.removeIf(number -> number % 10 == unlucky));
                    queued -= tested.discard(task -> task instanceof Step step && step.number % 10 == unlucky);
                }
            }
            assertThat(tested.queued()).isEqualTo(queued);
            assertThat(waiting.values().stream().mapToInt(List::size).sum()).isEqualTo(queued);
            assertThat(tested.running()).isEqualTo(held.size());
        }
    }

    private Mailbox take() {
        return Objects.requireNonNull(boxes.take(), "Nothing was ready");
    }

    private List<Integer> drain() {
        List<Integer> numbers = new ArrayList<>();
        while (boxes.hasReady()) {
            Mailbox box = take();
            numbers.add(((Step) box.first()).number);
            boxes.release(box);
        }
        return numbers;
    }
}
