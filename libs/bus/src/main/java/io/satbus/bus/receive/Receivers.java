package io.satbus.bus.receive;

import io.satbus.bus.Filter;
import io.satbus.bus.Handler;
import io.satbus.bus.Handling;
import io.satbus.bus.SubjectPattern;
import io.satbus.bus.Subscription;
import io.satbus.protocol.Envelope;
import io.satbus.protocol.Source;
import io.satbus.protocol.Target;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** Who of this instance wants which messages. May change at any time, by any thread; read on poll threads. */
public final class Receivers {
    private final Source self;
    private final Runnable changed;
    private final List<Subscribed> subscriptions = new CopyOnWriteArrayList<>();
    private volatile Optional<Receiver> inbox = Optional.empty();

    /** @param changed is called after subscriptions came or went */
    public Receivers(Source self, Runnable changed) {
        this.self = self;
        this.changed = changed;
    }

    /** A handler and the thread it wants. */
    public record Receiver(Handling handling, Handler handler) {}

    /** Not a record: two equal subscriptions are still two. */
    private static final class Subscribed {
        private final SubjectPattern pattern;
        private final Filter filter;
        private final Receiver receiver;

        Subscribed(SubjectPattern pattern, Filter filter, Receiver receiver) {
            this.pattern = pattern;
            this.filter = filter;
            this.receiver = receiver;
        }
    }

    /** @throws IllegalStateException the second time */
    public synchronized void receive(Handling handling, Handler handler) {
        if (inbox.isPresent()) {
            throw new IllegalStateException(
                    "The inbox of " + self.satellite() + " has a handler already; it takes one");
        }
        inbox = Optional.of(new Receiver(handling, handler));
    }

    public Subscription subscribe(SubjectPattern pattern, Filter filter, Handling handling, Handler handler) {
        Subscribed subscribed = new Subscribed(pattern, filter, new Receiver(handling, handler));
        subscriptions.add(subscribed);
        try {
            changed.run();
        } catch (RuntimeException e) {
            subscriptions.remove(subscribed);
            throw e;
        }
        return new Subscription() {
            @Override
            public SubjectPattern pattern() {
                return pattern;
            }

            @Override
            public void close() {
                if (subscriptions.remove(subscribed)) {
                    changed.run();
                }
            }
        };
    }

    /** Whether anything sent to this satellite is handled. */
    public boolean hasInbox() {
        return inbox.isPresent();
    }

    /** The streams that are subscribed to now. */
    public Set<String> streams() {
        Set<String> streams = new HashSet<>();
        subscriptions.forEach(subscribed -> streams.add(subscribed.pattern.stream()));
        return streams;
    }

    /** Who wants this message; empty if nobody here does, or nobody here should. */
    public List<Receiver> of(Envelope envelope) {
        if (envelope.excludes(self.satellite(), self.instance())) {
            return List.of();
        }
        return switch (envelope.target()) {
            case Target.ToSatellite(String satellite) when satellite.equals(self.satellite()) -> inboxReceiver();
            case Target.ToInstance(String satellite, String instance)
            when satellite.equals(self.satellite()) && instance.equals(self.instance()) -> inboxReceiver();
            case Target.ToEveryInstance scope when scope.includes(self.satellite()) -> inboxReceiver();
            case Target.ToCapability _ -> inboxReceiver();
            case Target.ToSubscribers _ -> subscribers(envelope);
            default -> List.of();
        };
    }

    private List<Receiver> inboxReceiver() {
        return inbox.map(List::of).orElse(List.of());
    }

    private List<Receiver> subscribers(Envelope envelope) {
        List<Receiver> wanting = new ArrayList<>(1);
        for (Subscribed subscribed : subscriptions) {
            if (subscribed.pattern.matches(envelope.subject()) && subscribed.filter.wants(envelope)) {
                wanting.add(subscribed.receiver);
            }
        }
        return wanting;
    }
}
