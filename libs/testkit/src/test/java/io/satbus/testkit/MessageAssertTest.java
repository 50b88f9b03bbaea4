package io.satbus.testkit;

import static io.satbus.testkit.SatbusAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.satbus.bus.Outcome;
import io.satbus.bus.Payload;
import io.satbus.protocol.Envelope;
import io.satbus.protocol.Failure;
import io.satbus.protocol.Kind;
import io.satbus.protocol.Message;
import io.satbus.protocol.Priority;
import io.satbus.protocol.Source;
import io.satbus.protocol.Target;
import io.satbus.protocol.payload.PayloadTypes;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MessageAssertTest {
    record Greet(String name) {}

    record Shout(String text) {}

    private static Message greet(String name) {
        Payload payload = Payload.of(PayloadTypes.of(Greet.class), new Greet(name));
        return new Message(
                Envelope.of(Kind.COMMAND, new Source("asker", "a", 0), Target.satellite("greeter"))
                        .priority(Priority.HIGH)
                        .key("k")
                        .content(payload.content())
                        .build(),
                payload.bytes(),
                "");
    }

    @Test
    void acceptsWhatIsSo() {
        Message message = greet("bob");
        assertThat(message)
                .isCommand()
                .hasType("Greet")
                .hasPriority(Priority.HIGH)
                .hasKey("k")
                .hasSubject("")
                .isFrom("asker")
                .carries(Greet.class, greet -> assertThat(greet.name()).isEqualTo("bob"));
    }

    @Test
    void namesWhatIsNotSo() {
        Message message = greet("bob");
        assertThatThrownBy(() -> assertThat(message).isEvent())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("kind")
                .hasMessageContaining("EVENT")
                .hasMessageContaining("COMMAND");
        assertThatThrownBy(() -> assertThat(message).hasKey("other")).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> assertThat(message).carries(Shout.class, _ -> {}))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Shout");
        assertThatThrownBy(() -> assertThat(message)
                        .carries(Greet.class, greet -> assertThat(greet.name()).isEqualTo("alice")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("alice");
        assertThatThrownBy(() -> assertThat(message).isCausedBy(greet("eve"))).isInstanceOf(AssertionError.class);
    }

    @Test
    void tellsOutcomesApart() {
        assertThat(new Outcome.Failed(new Failure.Rejected("no-such-name", "?")))
                .failedWith("no-such-name");
        assertThat(new Outcome.Expired(Duration.ofSeconds(1))).isExpired();
        assertThat(new Outcome.Cancelled()).isCancelled();
        assertThatThrownBy(() -> assertThat(new Outcome.Cancelled()).isReply()).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> assertThat(new Outcome.Cancelled()).isExpired())
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> assertThat(new Outcome.Failed(new Failure.Rejected("a", "?")))
                        .failedWith("b"))
                .isInstanceOf(AssertionError.class);
    }
}
