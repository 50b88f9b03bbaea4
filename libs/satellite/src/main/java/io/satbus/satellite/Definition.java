package io.satbus.satellite;

import io.satbus.bus.Handling;
import io.satbus.bus.SubjectPattern;
import io.satbus.protocol.Manifest;
import io.satbus.protocol.ProtocolVersion;
import io.satbus.protocol.Source;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the builder has collected. Belongs to one thread; a running instance has a copy of its own. */
final class Definition {
    final String name;
    String version = "0";
    Configuration configuration = Configuration.none();
    final List<Operation<?, ?>> operations = new ArrayList<>();
    final List<Listening<?>> listenings = new ArrayList<>();
    final List<String> publishes = new ArrayList<>();
    final List<String> capabilities = new ArrayList<>();
    final List<Repeated> repeated = new ArrayList<>();
    final List<Task> onStart = new ArrayList<>();
    final List<Task> onStop = new ArrayList<>();
    final List<Task> onConfig = new ArrayList<>();

    /** Periodic work. */
    record Repeated(Duration interval, String name, Task task) {}

    Definition(String name) {
        this.name = name;
    }

    void handle(Operation<?, ?> operation) {
        if (operations.stream().anyMatch(other -> other.label().equals(operation.label()))) {
            throw new IllegalArgumentException(
                    name + " has a handler for " + operation.label() + " already; a type has one");
        }
        operations.add(operation);
    }

    <T> void listen(SubjectPattern pattern, Handling handling, Operation<T, ?> operation) {
        listenings.add(new Listening<>(pattern, handling, operation));
    }

    void repeat(Duration interval, String work, Task task) {
        if (!interval.isPositive()) {
            throw new IllegalArgumentException(
                    "periodic work '" + work + "' has the interval " + interval + "; use a positive duration");
        }
        if (repeated.stream().anyMatch(other -> other.name().equals(work))) {
            throw new IllegalArgumentException(name + " has periodic work '" + work + "' already; use another name");
        }
        repeated.add(new Repeated(interval, work, task));
    }

    Definition copy() {
        Definition copy = new Definition(name);
        copy.version = version;
        copy.configuration = configuration.copy();
        copy.operations.addAll(operations);
        copy.listenings.addAll(listenings);
        copy.publishes.addAll(publishes);
        copy.capabilities.addAll(capabilities);
        copy.repeated.addAll(repeated);
        copy.onStart.addAll(onStart);
        copy.onStop.addAll(onStop);
        copy.onConfig.addAll(onConfig);
        return copy;
    }

    Manifest manifest(Source self, int httpPort, Instant startedAt) {
        Stream<Operation<?, ?>> heard = listenings.stream().map(Listening::operation);
        return new Manifest(
                self,
                version,
                List.of(ProtocolVersion.CURRENT.major()),
                capabilities,
                Stream.concat(operations.stream(), heard)
                        .map(Operation::describe)
                        .distinct()
                        .toList(),
                publishes,
                listenings.stream()
                        .map(listening -> listening.pattern().toString())
                        .distinct()
                        .toList(),
                ProcessHandle.current().pid(),
                hostName(),
                httpPort,
                startedAt,
                Optional.empty());
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            // The machine does not know its own name; its loopback has one.
            return InetAddress.getLoopbackAddress().getHostName();
        }
    }
}
