package io.satbus.bus.lanes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class OwnedPartitionTest {
    private static final TopicPartition NAME = new TopicPartition("inbox", 0);

    @Test
    void doesNotWipeWhatTheLastOwnerHadFinished() {
        OffsetAndMetadata last = lastCommit();
        OwnedPartition next = new OwnedPartition(NAME, 100, Restored.parse(100, last.metadata()));
        next.committed(last);
        assertThat(next.uncommitted()).isNull();
    }

    @Test
    void doesNotRepeatWhatTheLastOwnerHadFinished() {
        OffsetAndMetadata last = lastCommit();
        OwnedPartition next = new OwnedPartition(NAME, 100, Restored.parse(100, last.metadata()));
        next.committed(last);
        assertThat(next.begin(100)).isTrue();
        assertThat(next.begin(101)).isFalse();
        assertThat(next.begin(102)).isFalse();
        assertThat(next.begin(103)).isTrue();
        assertThat(next.running()).isEqualTo(2);
    }

    @Test
    void commitsNothingTwice() {
        OwnedPartition partition = new OwnedPartition(NAME, 0, Restored.parse(0, ""));
        partition.begin(0);
        partition.finished(0);
        OffsetAndMetadata offset = partition.uncommitted();
        assertThat(offset).isEqualTo(new OffsetAndMetadata(1, ""));
        partition.committed(new OffsetAndMetadata(1, ""));
        assertThat(partition.uncommitted()).isNull();
    }

    /** Offset 100 is unfinished, 101 and 102 are finished. */
    private static OffsetAndMetadata lastCommit() {
        OwnedPartition last = new OwnedPartition(NAME, 100, Restored.parse(100, ""));
        for (long offset = 100; offset < 103; offset++) {
            last.begin(offset);
        }
        last.finished(101);
        last.finished(102);
        OffsetAndMetadata offset = Objects.requireNonNull(last.uncommitted());
        assertThat(offset.offset()).isEqualTo(100);
        return offset;
    }
}
