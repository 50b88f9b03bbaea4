package io.satbus.cli;

import io.satbus.bus.Bus;
import io.satbus.bus.inspect.Beat;
import io.satbus.bus.inspect.Inspector;
import io.satbus.bus.inspect.Lag;
import io.satbus.bus.inspect.Seen;
import io.satbus.bus.inspect.StartAt;
import io.satbus.bus.inspect.TopicInfo;
import io.satbus.cli.adapter.Endpoint;
import io.satbus.cli.adapter.Network;
import io.satbus.kernel.Duty;
import io.satbus.kernel.ErrorPolicy;
import io.satbus.kernel.Worker;
import io.satbus.protocol.Manifest;
import io.satbus.testkit.InMemoryBroker;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A platform in this JVM: buses in memory, and a registry that the test fills. */
final class InMemoryNetwork implements Network, AutoCloseable {
    final InMemoryBroker broker = InMemoryBroker.create();
    final List<Manifest> manifests = new ArrayList<>();
    final List<Beat> beats = new ArrayList<>();
    final List<Seen.Spoken> messages = new ArrayList<>();
    final List<TopicInfo> topics = new ArrayList<>();
    final List<Lag> lags = new ArrayList<>();

    @Override
    public void requireReachable(Endpoint endpoint) {}

    @Override
    public Bus bus(Endpoint endpoint) {
        return broker.connect("cli", "test");
    }

    @Override
    public Inspector inspector(Endpoint endpoint) {
        return new Inspector() {
            @Override
            public List<Manifest> manifests() {
                return manifests;
            }

            @Override
            public List<Beat> heartbeats(Instant since) {
                return beats;
            }

            @Override
            public Worker follow(Predicate<String> wanted, StartAt from, Consumer<Seen> listener) {
                messages.stream()
                        .filter(seen -> wanted.test(seen.place().topic()))
                        .forEach(listener);
                return Worker.of(new Waiting(), (_, _) -> ErrorPolicy.Verdict.STOP)
                        .start();
            }

            @Override
            public List<Seen.Spoken> conversation(UUID correlation) {
                return messages.stream()
                        .filter(seen ->
                                seen.message().envelope().correlationId().equals(correlation))
                        .toList();
            }

            @Override
            public List<TopicInfo> topics() {
                return topics;
            }

            @Override
            public List<Lag> lags() {
                return lags;
            }

            @Override
            public List<String> mismatches() {
                return List.of();
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public void close() {
        broker.close();
    }

    /** Does nothing until it is told to end. */
    private static final class Waiting implements Duty {
        private final CountDownLatch end = new CountDownLatch(1);

        @Override
        public int work() throws InterruptedException {
            end.await();
            return 0;
        }

        @Override
        public void wakeUp() {
            end.countDown();
        }

        @Override
        public String name() {
            return "waiting";
        }
    }
}
