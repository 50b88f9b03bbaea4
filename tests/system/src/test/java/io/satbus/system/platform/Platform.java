package io.satbus.system.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.satbus.embedded.ChildProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A platform that runs in the foreground of a process. Closing ends it, by force if it must be. */
final class Platform implements AutoCloseable {
    /** Satellites may take 30 s to drain, servers some more. */
    private static final Duration GRACE = Duration.ofSeconds(60);

    private final Satbus satbus;
    private final ChildProcess up;
    private final Spoken spoken;

    private Platform(Satbus satbus, ChildProcess up, Spoken spoken) {
        this.satbus = satbus;
        this.up = up;
        this.spoken = spoken;
    }

    /** Runs the constellation on free ports and returns when it says that it is ready. */
    static Platform up(Satbus satbus, Path constellation) {
        Spoken spoken = new Spoken();
        ChildProcess up = satbus.start(
                spoken, "up", "--constellation", constellation.toString(), "--kafka-port", "0", "--redis-port", "0");
        var _ = up.onExit().whenComplete((_, _) -> spoken.end());
        Platform platform = new Platform(satbus, up, spoken);
        try {
            spoken.await("ready in ", GRACE);
            return platform;
        } catch (AssertionError e) {
            platform.close();
            e.addSuppressed(new AssertionError("standard error: " + read(satbus.errors())));
            throw e;
        }
    }

    /** The constellation that ships. */
    static Path shipped() {
        return Satbus.PROJECT.resolve("constellation.yaml");
    }

    /** A constellation of the test's own. */
    static Path constellation(Satbus satbus, String yaml) {
        try {
            return Files.writeString(satbus.folder().resolve("constellation.yaml"), yaml);
        } catch (IOException e) {
            throw new UncheckedIOException("writing a constellation", e);
        }
    }

    /** What it has said so far. */
    Spoken spoken() {
        return spoken;
    }

    ChildProcess process() {
        return up;
    }

    /** What it tells other commands about itself. */
    JsonNode state() {
        return state(satbus);
    }

    private static JsonNode state(Satbus satbus) {
        try {
            return Run.MAPPER.readTree(satbus.data().resolve("platform.json").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException("reading the state of the platform", e);
        }
    }

    /** The process of a server or a satellite. */
    ProcessHandle process(String name) {
        for (JsonNode child : state().path("processes")) {
            if (child.path("name").asText().equals(name)) {
                return handle(child);
            }
        }
        throw new AssertionError("No process " + name + " in " + state());
    }

    /** Every process that runs of the platform in a folder: that of 'up', what it has started, and what those have. */
    static List<ProcessHandle> processes(Satbus satbus) {
        JsonNode state = state(satbus);
        Set<ProcessHandle> all = new LinkedHashSet<>();
        for (JsonNode child : state.path("processes")) {
            all.add(handle(child));
        }
        ProcessHandle up = handle(state);
        all.add(up);
        up.descendants().forEach(all::add);
        return List.copyOf(all);
    }

    private static ProcessHandle handle(JsonNode process) {
        return ProcessHandle.of(process.path("pid").asLong())
                .orElseThrow(() -> new AssertionError("This process has ended: " + process));
    }

    /** Fails unless all of them end within the time. */
    static void awaitEnd(List<ProcessHandle> processes, Duration patience) throws Exception {
        CompletableFuture<?>[] ends =
                processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(ends).get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            List<String> left = processes.stream()
                    .filter(ProcessHandle::isAlive)
                    .map(process ->
                            process.pid() + " " + process.info().commandLine().orElse("?"))
                    .toList();
            assertThat(left).as("processes that are left after %s", patience).isEmpty();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "cannot be read: " + e;
        }
    }

    @Override
    public void close() {
        up.stop(GRACE);
    }
}
