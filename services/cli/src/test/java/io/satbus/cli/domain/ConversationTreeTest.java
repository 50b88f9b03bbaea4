package io.satbus.cli.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.satbus.bus.inspect.Seen;
import io.satbus.protocol.Content;
import io.satbus.protocol.Envelope;
import io.satbus.protocol.EnvelopeBuilder;
import io.satbus.protocol.Kind;
import io.satbus.protocol.Message;
import io.satbus.protocol.Source;
import io.satbus.protocol.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ConversationTreeTest {
    private static final Instant BEGIN = Instant.parse("2026-01-31T12:00:00Z");
    private static final UUID CONVERSATION = id(1);

    private static UUID id(int number) {
        return new UUID(0x0190_0000_0000_7000L + number, 0x8000_0000_0000_0000L);
    }

    private static Seen.Spoken message(int number, int cause, long millis) {
        EnvelopeBuilder draft = Envelope.of(Kind.COMMAND, new Source("a", "1", 0), Target.satellite("b"))
                .id(id(number))
                .correlationId(CONVERSATION)
                .content(Content.of("test.v1.T" + number, Content.JSON, 0));
        if (cause > 0) {
            draft.causationId(id(cause));
        }
        return new Seen.Spoken(
                new Seen.Place("topic", 0, number, BEGIN.plusMillis(millis)),
                new Message(draft.build(), new byte[0], ""));
    }

    private static List<String> shown(Seen.Spoken... messages) {
        return new ConversationTree(List.of(messages))
                .lines().stream()
                        .map(line -> line.branch()
                                + SatelliteDirectory.shortName(line.seen()
                                        .message()
                                        .envelope()
                                        .content()
                                        .type()))
                        .toList();
    }

    @Test
    void putsEachMessageUnderItsCause() {
        assertThat(shown(message(5, 2, 40), message(3, 1, 20), message(1, 0, 0), message(2, 1, 10), message(4, 2, 30)))
                .containsExactly("T1", "├─ T2", "│  ├─ T4", "│  └─ T5", "└─ T3");
    }

    @Test
    void showsAMessageWhoseCauseIsGoneByItself() {
        assertThat(shown(message(1, 0, 0), message(3, 9, 5))).containsExactly("T1", "T3");
    }

    @Test
    void showsAMessageOnce() {
        assertThat(shown(message(1, 0, 0), message(2, 1, 5), message(2, 1, 9))).containsExactly("T1", "└─ T2");
    }

    @Test
    void survivesMessagesThatClaimToHaveCausedEachOther() {
        assertThat(shown(message(2, 3, 0), message(3, 2, 5))).containsExactlyInAnyOrder("T2", "T3");
    }

    @Test
    void countsTimeFromTheFirstMessage() {
        ConversationTree tree = new ConversationTree(List.of(message(1, 0, 100), message(2, 1, 350)));

        assertThat(tree.lines().getLast().sinceBegin()).isEqualTo(Duration.ofMillis(250));
        assertThat(tree.duration()).isEqualTo(Duration.ofMillis(250));
    }
}
