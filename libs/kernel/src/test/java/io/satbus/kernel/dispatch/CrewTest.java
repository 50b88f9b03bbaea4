package io.satbus.kernel.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

final class CrewTest {
    private final RecordingErrors errors = new RecordingErrors();

    @Test
    void rejectsWhatMakesNoCrew() {
        assertThatIllegalArgumentException().isThrownBy(() -> Crew.virtual(" ", 4, 8, errors));
        assertThatIllegalArgumentException().isThrownBy(() -> Crew.virtual("c", 0, 8, errors));
        assertThatIllegalArgumentException().isThrownBy(() -> Crew.virtual("c", 33, 8, errors));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Crew.virtual("c", 4, 0, errors))
                .withMessage("Crew 'c': permits is 0, but must be from 1 to 2147483647");
        assertThatIllegalArgumentException().isThrownBy(() -> new Crew("c", 4, 8, 1, Crew.Kind.VIRTUAL, errors));
    }

    @Test
    void servesTheBottomOnceInSixteenByDefault() {
        assertThat(Crew.virtual("c", 4, 8, errors).bottomEvery()).isEqualTo(16);
        assertThat(Crew.platform("c", 4, 8, errors).bottomEvery()).isEqualTo(16);
    }
}
