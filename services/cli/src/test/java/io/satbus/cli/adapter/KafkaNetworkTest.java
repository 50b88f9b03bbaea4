package io.satbus.cli.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.satbus.cli.domain.CommandFailure;
import io.satbus.cli.domain.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KafkaNetworkTest {
    @Test
    void tellsAtOnceThatNobodyListens() {
        int unused = new FreePorts().next();

        assertThatThrownBy(() -> new KafkaNetwork().requireReachable(new Endpoint("127.0.0.1:" + unused, "satbus")))
                .isInstanceOfSatisfying(CommandFailure.class, failure -> {
                    assertThat(failure.code()).isEqualTo(ExitCode.UNREACHABLE);
                    assertThat(failure.sentence()).contains("satbus up").contains("--bootstrap");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "localhost:", "localhost:kafka", ":9092x", "localhost:99999"})
    void refusesWhatIsNoAddress(String bootstrap) {
        assertThatThrownBy(() -> new KafkaNetwork().requireReachable(new Endpoint(bootstrap, "satbus")))
                .hasMessageContaining("is not a broker's address");
    }
}
