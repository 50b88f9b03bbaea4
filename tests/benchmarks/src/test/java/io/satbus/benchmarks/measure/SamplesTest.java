package io.satbus.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SamplesTest {
    @Test
    void tellsPercentilesInMilliseconds() {
        long[] oneToHundredMillis =
                LongStream.rangeClosed(1, 100).map(i -> (101 - i) * 1_000_000).toArray();

        Samples samples = new Samples(oneToHundredMillis, 100);

        assertThat(samples.p50()).isEqualTo(50);
        assertThat(samples.p99()).isEqualTo(99);
        assertThat(samples.percentileMillis(100)).isEqualTo(100);
    }

    @Test
    void takesTheMiddleOfAnEvenNumberFromBothSides() {
        assertThat(Samples.median(4, 1, 3, 2)).isEqualTo(2.5);
        assertThat(Samples.median(9, 1, 5)).isEqualTo(5);
    }

    @Test
    void refusesToSpeakOfNothing() {
        assertThatThrownBy(() -> new Samples(new long[0], 0)).hasMessageContaining("nothing was measured");
    }

    @Test
    void dropsTheWarmUp() {
        Latencies latencies = new Latencies(10);
        latencies.add(9_000_000);
        latencies.add(1_000_000);

        assertThat(latencies.after(1).percentileMillis(100)).isEqualTo(1);
    }
}
