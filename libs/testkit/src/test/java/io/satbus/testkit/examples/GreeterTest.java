package io.satbus.testkit.examples;

import static io.satbus.testkit.SatbusAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.satbus.bus.Bus;
import io.satbus.bus.Filter;
import io.satbus.bus.Handling;
import io.satbus.bus.SubjectPattern;
import io.satbus.protocol.FailureException;
import io.satbus.protocol.Kind;
import io.satbus.satellite.RunningSatellite;
import io.satbus.satellite.Satellite;
import io.satbus.satellite.settings.SatelliteSettings;
import io.satbus.testkit.Faults;
import io.satbus.testkit.InMemoryBroker;
import io.satbus.testkit.RecordingHandler;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The examples of docs/testing.md. */
class GreeterTest {
    record Greet(String name) {}

    record Greeting(String text) {}

    record Greeted(String name) {}

    static Satellite greeter() {
        return Satellite.named("greeter")
                .publishes("greetings")
                .onQuery(Greet.class, Greeting.class, (greet, context) -> {
                    if (greet.name().isBlank()) {
                        throw FailureException.rejected("no-name", "Say who is to be greeted");
                    }
                    context.subject("greetings.said").publish(new Greeted(greet.name()));
                    return new Greeting("Hello " + greet.name());
                });
    }

    private final InMemoryBroker broker = InMemoryBroker.create();
    private final RunningSatellite greeter = greeter().start(SatelliteSettings.of("in memory"), broker::connect);
    private final RunningSatellite asker =
            Satellite.named("asker").start(SatelliteSettings.of("in memory"), broker::connect);

    @AfterEach
    void close() {
        asker.close();
        greeter.close();
        broker.close();
    }

    @Test
    void greetsByName() throws Exception {
        Greeting greeting = asker.context().satellite("greeter").ask(new Greet("Bob"), Greeting.class);

        assertThat(greeting.text()).isEqualTo("Hello Bob");
    }

    @Test
    void refusesToGreetNobody() {
        assertThatThrownBy(() -> asker.context().satellite("greeter").ask(new Greet(" "), Greeting.class))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> assertThat(e.failure().code()).isEqualTo("no-name"));
    }

    @Test
    void tellsTheWorldWhomItGreeted() throws Exception {
        RecordingHandler heard = RecordingHandler.create();
        Bus listener = broker.connect("listener", "a");
        listener.subscribe(SubjectPattern.of("greetings.>"), Filter.ALL, Handling.CREW, heard);
        listener.start();

        asker.context().satellite("greeter").ask(new Greet("Bob"), Greeting.class);

        assertThat(heard.await(1).getFirst())
                .isEvent()
                .isFrom("greeter")
                .hasSubject("greetings.said")
                .carries(Greeted.class, greeted -> assertThat(greeted.name()).isEqualTo("Bob"));
    }

    @Test
    void gaveUpWhenTheAnswerWasLost() {
        try (Faults.Injection _ =
                broker.faults().drop(message -> message.envelope().kind() == Kind.RESPONSE)) {
            assertThatThrownBy(() -> asker.context()
                            .satellite("greeter")
                            .timeout(Duration.ofMillis(200))
                            .ask(new Greet("Bob"), Greeting.class))
                    .isInstanceOfSatisfying(
                            FailureException.class,
                            e -> assertThat(e.failure().code()).isEqualTo("expired"));
        }
    }
}
