package io.satbus.testkit.contract;

import static io.satbus.testkit.contract.Participant.get;
import static io.satbus.testkit.contract.Participant.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.satbus.bus.Filter;
import io.satbus.bus.Handling;
import io.satbus.bus.SubjectPattern;
import io.satbus.bus.Subscription;
import io.satbus.bus.UndeliverableException;
import io.satbus.protocol.Reason;
import io.satbus.testkit.RecordingHandler;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is published reaches each satellite that subscribes to it, once. */
abstract class SubjectPromises extends Stage {
    private static Subscription subscribe(Participant participant, String pattern, Filter filter, RecordingHandler to) {
        return participant.bus().subscribe(SubjectPattern.of(pattern), filter, Handling.CREW, to);
    }

    private Participant publisher(String stream) {
        return instance(fresh("publisher"), "a", settings -> settings.withStreams(List.of(stream)))
                .started();
    }

    private static void publish(Participant publisher, String subject) throws Exception {
        get(publisher.bus().publish(publisher.event(subject).key("one-key"), text(subject)));
    }

    private static List<String> texts(RecordingHandler handler) {
        return handler.messages().stream().map(Participant::textOf).toList();
    }

    @Test
    void deliversWhatMatchesThePattern() throws Exception {
        String stream = fresh("prices");
        Participant subscriber = satellite("subscriber");
        RecordingHandler exact = RecordingHandler.create();
        RecordingHandler oneName = RecordingHandler.create();
        RecordingHandler rest = RecordingHandler.create();
        subscribe(subscriber, stream + ".aapl", Filter.ALL, exact);
        subscribe(subscriber, stream + ".*.daily", Filter.ALL, oneName);
        subscribe(subscriber, stream + ".>", Filter.ALL, rest);
        subscriber.started();
        Participant publisher = publisher(stream);

        for (String subject : List.of(".aapl", ".aapl.daily", ".msft", ".a.b.daily", ".msft.daily")) {
            publish(publisher, stream + subject);
        }

        rest.await(5);
        assertThat(texts(exact)).containsExactly(stream + ".aapl");
        assertThat(texts(oneName)).containsExactly(stream + ".aapl.daily", stream + ".msft.daily");
    }

    @Test
    void deliversOnlyWhatTheFilterWants() throws Exception {
        String stream = fresh("news");
        Participant subscriber = satellite("subscriber");
        RecordingHandler german = RecordingHandler.create();
        RecordingHandler all = RecordingHandler.create();
        subscribe(subscriber, stream + ".>", Filter.attribute("language", "de"), german);
        subscribe(subscriber, stream + ".>", Filter.ALL, all);
        subscriber.started();
        Participant publisher = publisher(stream);

        for (String language : List.of("en", "de", "fr")) {
            get(publisher
                    .bus()
                    .publish(
                            publisher.event(stream + ".x").key("k").attributes(Map.of("language", language)),
                            text(language)));
        }

        all.await(3);
        assertThat(texts(german)).containsExactly("de");
    }

    @Test
    void deliversToEachSatelliteOnceHoweverManyInstancesItHas() throws Exception {
        String stream = fresh("news");
        String shared = fresh("shared");
        RecordingHandler ofShared = RecordingHandler.create();
        for (String instance : List.of("one", "two")) {
            Participant participant = instance(shared, instance);
            subscribe(participant, stream + ".>", Filter.ALL, ofShared);
            participant.started();
        }
        Participant single = satellite("single");
        RecordingHandler ofSingle = RecordingHandler.create();
        subscribe(single, stream + ".>", Filter.ALL, ofSingle);
        single.started();
        Participant publisher = publisher(stream);

        for (int i = 0; i < 50; i++) {
            get(publisher.bus().publish(publisher.event(stream + ".n" + i), text("" + i)));
        }

        ofSingle.await(50);
        ofShared.await(50);
        assertThat(texts(ofSingle)).hasSize(50).doesNotHaveDuplicates();
        assertThat(texts(ofShared)).hasSize(50).doesNotHaveDuplicates();
    }

    @Test
    void deliversToASubscriptionMadeWhileRunning() throws Exception {
        String stream = fresh("news");
        Participant publisher = publisher(stream);
        Participant subscriber = satellite("subscriber").started();
        RecordingHandler handler = RecordingHandler.create();

        subscribe(subscriber, stream + ".>", Filter.ALL, handler);
        publish(publisher, stream + ".late");

        assertThat(handler.await(1)).extracting(Participant::textOf).containsExactly(stream + ".late");
    }

    @Test
    void deliversToASecondSubscriptionMadeWhileRunning() throws Exception {
        String first = fresh("news");
        String second = fresh("prices");
        Participant subscriber = satellite("subscriber");
        RecordingHandler news = RecordingHandler.create();
        RecordingHandler prices = RecordingHandler.create();
        subscribe(subscriber, first + ".>", Filter.ALL, news);
        subscriber.started();

        subscribe(subscriber, second + ".>", Filter.ALL, prices);
        publish(publisher(second), second + ".x");
        publish(publisher(first), first + ".x");

        prices.await(1);
        news.await(1);
    }

    @Test
    void deliversNothingToAClosedSubscription() throws Exception {
        String stream = fresh("news");
        Participant subscriber = satellite("subscriber");
        RecordingHandler closed = RecordingHandler.create();
        RecordingHandler open = RecordingHandler.create();
        Subscription subscription = subscribe(subscriber, stream + ".>", Filter.ALL, closed);
        subscribe(subscriber, stream + ".>", Filter.ALL, open);
        subscriber.started();
        Participant publisher = publisher(stream);
        publish(publisher, stream + ".before");
        closed.await(1);
        open.await(1);

        subscription.close();
        subscription.close();
        publish(publisher, stream + ".after");

        open.await(2);
        assertThat(texts(closed)).containsExactly(stream + ".before");
    }

    @Test
    void goesOnWithOtherWorkAfterTheLastSubscriptionOfAStreamIsClosed() throws Exception {
        String stream = fresh("news");
        Participant subscriber = satellite("subscriber");
        RecordingHandler inbox = RecordingHandler.create();
        RecordingHandler closed = RecordingHandler.create();
        subscriber.bus().receive(Handling.CREW, inbox);
        Subscription subscription = subscribe(subscriber, stream + ".>", Filter.ALL, closed);
        subscriber.started();
        Participant publisher = publisher(stream);

        subscription.close();
        publish(publisher, stream + ".after");
        publisher.tell(subscriber.name(), "work");

        assertThat(inbox.await(1)).extracting(Participant::textOf).containsExactly("work");
        assertThat(closed.messages()).isEmpty();
    }

    @Test
    void failsToPublishToAStreamThatNobodyDeclared() {
        Participant publisher = satellite("publisher").started();
        String subject = fresh("unheard-of") + ".x";

        assertThatThrownBy(() -> get(publisher.bus().publish(publisher.event(subject), text("x"))))
                .cause()
                .isInstanceOfSatisfying(
                        UndeliverableException.class,
                        e -> assertThat(e.failure().is(Reason.UNKNOWN_TARGET)).isTrue());
    }
}
