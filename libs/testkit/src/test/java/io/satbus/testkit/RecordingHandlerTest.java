package io.satbus.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RecordingHandlerTest {
    @Test
    void saysWhatCameWhenNotEnoughCame() {
        assertThatThrownBy(() -> RecordingHandler.create().await(2, Duration.ofMillis(1)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("2 messages; 0 came");
    }
}
