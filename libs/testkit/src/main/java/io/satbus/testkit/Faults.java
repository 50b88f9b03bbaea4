package io.satbus.testkit;

import io.satbus.protocol.Message;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/**
 * What goes wrong with messages on their way through an {@link InMemoryBroker}. The first rule that matches a message
 * counts. Senders do not notice. Safe for use by any thread.
 */
public final class Faults {
    private final List<Rule> rules = new CopyOnWriteArrayList<>();

    Faults() {}

    /** What is done to a message. */
    sealed interface Fault {
        /** It is acknowledged and never arrives. */
        record Drop() implements Fault {}

        /** It arrives later, behind what is sent meanwhile. */
        record Delay(Duration time) implements Fault {}

        /** It arrives twice. */
        record Duplicate() implements Fault {}

        /** Nothing. */
        record None() implements Fault {}
    }

    private record Rule(Predicate<Message> which, Fault fault) {}

    /** Loses the messages that match. Closing what is returned ends it. */
    public Injection drop(Predicate<Message> which) {
        return add(new Rule(which, new Fault.Drop()));
    }

    /** Holds the messages that match back, by the broker's clock. */
    public Injection delay(Predicate<Message> which, Duration time) {
        return add(new Rule(which, new Fault.Delay(time)));
    }

    /** Delivers the messages that match twice. */
    public Injection duplicate(Predicate<Message> which) {
        return add(new Rule(which, new Fault.Duplicate()));
    }

    private Injection add(Rule rule) {
        rules.add(rule);
        return () -> rules.remove(rule);
    }

    Fault of(Message message) {
        return rules.stream()
                .filter(rule -> rule.which.test(message))
                .findFirst()
                .map(Rule::fault)
                .orElseGet(Fault.None::new);
    }

    /** A fault that goes on until it is closed. */
    @FunctionalInterface
    public interface Injection extends AutoCloseable {
        @Override
        void close();
    }
}
