package io.satbus.testkit.contract;

import static io.satbus.testkit.contract.Participant.get;
import static io.satbus.testkit.contract.Participant.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.satbus.bus.Handling;
import io.satbus.bus.Receipt;
import io.satbus.bus.UndeliverableException;
import io.satbus.protocol.EnvelopeBuilder;
import io.satbus.protocol.Kind;
import io.satbus.protocol.Reason;
import io.satbus.protocol.Target;
import io.satbus.testkit.RecordingHandler;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A message reaches those it is for, and nobody else. */
abstract class TargetPromises extends Stage {
    /** An instance that remembers what it got. */
    private record Listener(Participant participant, RecordingHandler handler) {
        List<String> texts() {
            return handler.messages().stream().map(Participant::textOf).toList();
        }
    }

    private Listener listener(String satellite, String instance) {
        Participant participant = instance(satellite, instance);
        RecordingHandler handler = RecordingHandler.create();
        participant.bus().receive(Handling.CREW, handler);
        return new Listener(participant.started(), handler);
    }

    @Test
    void givesAReceiptThatSaysWhereTheMessageLies() throws Exception {
        Listener listener = listener(fresh("listener"), "a");
        Participant sender = satellite("sender").started();
        EnvelopeBuilder draft = sender.command(listener.participant.name()).key("k");

        Receipt first = get(sender.bus().publish(draft, text("1")));
        Receipt second = get(
                sender.bus().publish(sender.command(listener.participant.name()).key("k"), text("2")));

        assertThat(first.topic()).contains(listener.participant.name());
        assertThat(second.topic()).isEqualTo(first.topic());
        assertThat(second.partition()).isEqualTo(first.partition());
        assertThat(second.offset()).isEqualTo(first.offset() + 1);
        assertThat(listener.handler.await(2))
                .extracting(message -> message.envelope().id())
                .containsExactly(first.messageId(), second.messageId());
    }

    @Test
    void failsToPublishToASatelliteThatNeverStarted() {
        Participant sender = satellite("sender").started();

        assertThatThrownBy(() -> get(sender.bus().publish(sender.command(fresh("nobody")), text("x"))))
                .cause()
                .isInstanceOfSatisfying(
                        UndeliverableException.class,
                        e -> assertThat(e.failure().is(Reason.UNKNOWN_TARGET)).isTrue());
    }

    @Test
    void reachesEveryInstanceWithABroadcast() throws Exception {
        String satellite = fresh("listener");
        List<Listener> all =
                List.of(listener(satellite, "one"), listener(satellite, "two"), listener(fresh("other"), "a"));
        Participant sender = satellite("sender").started();

        get(sender.bus().publish(sender.bus().draft(Kind.NOTIFICATION, Target.everyInstance()), text("all")));

        for (Listener listener : all) {
            assertThat(listener.handler.await(1)).hasSize(1);
        }
    }

    @Test
    void leavesOutOfABroadcastWhomItExcludes() throws Exception {
        String satellite = fresh("listener");
        Listener one = listener(satellite, "one");
        Listener two = listener(satellite, "two");
        Listener other = listener(fresh("other"), "a");
        Participant sender = satellite("sender").started();

        get(sender.bus()
                .publish(
                        sender.bus()
                                .draft(Kind.NOTIFICATION, Target.everyInstance())
                                .exclusions(List.of(satellite + "/one", other.participant.name())),
                        text("not all")));
        get(sender.bus().publish(sender.bus().draft(Kind.NOTIFICATION, Target.everyInstance()), text("all")));

        two.handler.await(2);
        one.handler.await(1);
        other.handler.await(1);
        assertThat(one.texts()).containsExactly("all");
        assertThat(other.texts()).containsExactly("all");
        assertThat(two.texts()).containsExactlyInAnyOrder("not all", "all");
    }

    @Test
    void reachesEveryInstanceOfOneSatelliteOnly() throws Exception {
        String satellite = fresh("listener");
        Listener one = listener(satellite, "one");
        Listener two = listener(satellite, "two");
        Listener other = listener(fresh("other"), "a");
        Participant sender = satellite("sender").started();

        get(sender.bus()
                .publish(sender.bus().draft(Kind.NOTIFICATION, new Target.ToEveryInstance(satellite)), text("you")));
        get(sender.bus().publish(sender.bus().draft(Kind.NOTIFICATION, Target.everyInstance()), text("all")));

        one.handler.await(2);
        two.handler.await(2);
        other.handler.await(1);
        assertThat(other.texts()).containsExactly("all");
    }

    @Test
    void reachesJustTheInstanceThatIsNamed() throws Exception {
        String satellite = fresh("listener");
        Listener one = listener(satellite, "one");
        Listener two = listener(satellite, "two");
        Participant sender = satellite("sender").started();

        get(sender.bus().publish(toInstance(sender, satellite, "one"), text("for one")));
        get(sender.bus().publish(toInstance(sender, satellite, "two"), text("for two")));

        one.handler.await(1);
        two.handler.await(1);
        assertThat(one.texts()).containsExactly("for one");
        assertThat(two.texts()).containsExactly("for two");
    }

    private static EnvelopeBuilder toInstance(Participant sender, String satellite, String instance) {
        return sender.bus().draft(Kind.COMMAND, new Target.ToInstance(satellite, instance));
    }

    @Test
    void sharesAnInboxAmongInstancesEachMessageOnce() throws Exception {
        String satellite = fresh("worker");
        Listener one = listener(satellite, "one");
        Listener two = listener(satellite, "two");
        Participant sender = satellite("sender").started();
        Set<String> sent = new HashSet<>();
        // The second may get its share a moment after it has joined.
        await("both have a share", () -> {
            tellTen(sender, satellite, sent);
            return one.handler.count() > 100 && two.handler.count() > 100;
        });

        await("all came", () -> one.handler.count() + two.handler.count() >= sent.size());

        assertThat(one.texts()).isNotEmpty().doesNotHaveDuplicates();
        assertThat(two.texts()).isNotEmpty().doesNotHaveDuplicates().doesNotContainAnyElementsOf(one.texts());
        Set<String> got = new HashSet<>(one.texts());
        got.addAll(two.texts());
        assertThat(got).isEqualTo(sent);
    }

    private static void tellTen(Participant sender, String satellite, Set<String> sent) {
        for (int i = 0; i < 10; i++) {
            String text = "m" + sent.size();
            sent.add(text);
            var _ = sender.bus().publish(sender.command(satellite), text(text));
        }
    }
}
