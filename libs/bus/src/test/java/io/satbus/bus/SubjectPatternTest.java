package io.satbus.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.satbus.protocol.ViolationException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubjectPatternTest {
    @ParameterizedTest
    @CsvSource({
        "prices,            prices,           true",
        "prices,            prices.AAPL,      false",
        "prices.AAPL,       prices.AAPL,      true",
        "prices.AAPL,       prices.AAPLX,     false",
        "prices.AAPL,       prices,           false",
        "prices.*,          prices.AAPL,      true",
        "prices.*,          prices,           false",
        "prices.*,          prices.AAPL.day,  false",
        "prices.*.day,      prices.AAPL.day,  true",
        "prices.*.day,      prices.AAPL.week, false",
        "prices.>,          prices.AAPL,      true",
        "prices.>,          prices.AAPL.day,  true",
        "prices.>,          prices,           false",
        "prices.*.>,        prices.AAPL.day,  true",
        "prices.*.>,        prices.AAPL,      false",
        "prices.>,          pricesX.AAPL,     false",
    })
    void matches(String pattern, String subject, boolean matches) {
        assertThat(SubjectPattern.of(pattern).matches(subject)).isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "a..b", "*", ">", "*.a", "a.>.b", "a.b*", "a.*b", "a.>x", "a b", "a.", "ä"})
    void rejectsWhatIsNoPattern(String text) {
        assertThatThrownBy(() -> SubjectPattern.of(text))
                .isInstanceOf(ViolationException.class)
                .hasMessageContaining("'" + text + "'")
                .hasMessageContaining("such as");
    }
}
