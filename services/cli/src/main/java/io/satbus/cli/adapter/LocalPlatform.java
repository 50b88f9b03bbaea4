package io.satbus.cli.adapter;

import io.satbus.cli.domain.CommandFailure;
import io.satbus.cli.domain.Constellation;
import io.satbus.cli.domain.PlatformState;
import io.satbus.cli.domain.SatelliteSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

/**
 * A constellation that runs on this machine, as children of this process. {@link #start} and {@link #close} belong to
 * one thread; {@link #requestStop} may be called by any.
 */
public final class LocalPlatform implements AutoCloseable {
    private static final Duration SATELLITE_PATIENCE = Duration.ofSeconds(60);

    private final Constellation constellation;
    private final DataFolder folder;
    private final Installation installation;
    private final Path workingDirectory;
    private final Listener listener;
    private final Deque<List<SatelliteProcess>> waves = new ArrayDeque<>();
    private final List<PlatformServers> servers = new ArrayList<>();
    private final ReentrantLock stateLock = new ReentrantLock();
    private PlatformState state;
    private volatile boolean stopping;

    /** Hears of what happens. Called by the starting thread and by those that watch processes. */
    public interface Listener {
        void phase(String doing);

        /** A process ended that nobody had asked to end. */
        void died(PlatformState.Child process, int exitCode, List<String> lastLines);
    }

    /** @param workingDirectory where relative paths of the constellation begin */
    public LocalPlatform(
            Constellation constellation,
            DataFolder folder,
            Installation installation,
            Path workingDirectory,
            Listener listener) {
        this.constellation = constellation;
        this.folder = folder;
        this.installation = installation;
        this.workingDirectory = workingDirectory;
        this.listener = listener;
        this.state = new PlatformState(
                ProcessHandle.current().pid(),
                Instant.now().toString(),
                "",
                "",
                constellation.platform().namespace(),
                false,
                List.of());
    }

    /**
     * Starts the servers, then the satellites, and returns when all are ready, or when a stop was requested.
     *
     * @throws CommandFailure if one does not start; what runs by then is stopped by {@link #close}
     */
    public PlatformState start() {
        listener.phase("starting Kafka and Redis");
        PlatformServers started = PlatformServers.start(constellation.platform(), folder, installation);
        servers.add(started);
        started.awaitReady();
        watch(started);
        change(now -> new PlatformState(
                now.pid(),
                now.startedAt(),
                started.bootstrap(),
                started.redisUri(),
                now.namespace(),
                false,
                started.descriptions()));
        SatelliteProcesses processes = new SatelliteProcesses(
                installation,
                folder,
                workingDirectory,
                new Endpoint(started.bootstrap(), constellation.platform().namespace()),
                started.redisUri(),
                constellation.platform().partitions());
        for (List<SatelliteSpec> wave : constellation.waves()) {
            startWave(wave, processes);
        }
        return change(PlatformState::withReady);
    }

    private void startWave(List<SatelliteSpec> wave, SatelliteProcesses processes) {
        if (stopping) {
            return;
        }
        List<SatelliteProcess> started = new ArrayList<>();
        waves.push(started);
        listener.phase("starting "
                + String.join(", ", wave.stream().map(SatelliteSpec::name).toList()));
        for (SatelliteSpec spec : wave) {
            for (int instance = 1; instance <= spec.instances(); instance++) {
                SatelliteProcess process = processes.start(spec, Integer.toString(instance), folder.nextIncarnation());
                started.add(process);
                change(now -> now.with(process.description()));
            }
        }
        started.forEach(process -> process.awaitReady(SATELLITE_PATIENCE, () -> stopping));
        started.forEach(this::watch);
    }

    private void watch(SatelliteProcess process) {
        watch(process.description(), process.onExit(), process::lastLines);
    }

    private void watch(PlatformServers started) {
        List<PlatformState.Child> descriptions = started.descriptions();
        watch(descriptions.getFirst(), started.kafka().onExit(), () -> started.kafka()
                .process()
                .lastLines(12));
        watch(descriptions.getLast(), started.redis().onExit(), () -> started.redis()
                .process()
                .lastLines(12));
    }

    private void watch(
            PlatformState.Child child,
            CompletableFuture<Integer> exit,
            java.util.function.Supplier<List<String>> lastLines) {
        var _ = exit.thenAccept(code -> {
            if (!stopping) {
                change(now -> now.exited(child.pid(), code));
                listener.died(child, code, lastLines.get());
            }
        });
    }

    private PlatformState change(UnaryOperator<PlatformState> changing) {
        stateLock.lock();
        try {
            state = changing.apply(state);
            folder.write(state);
            return state;
        } finally {
            stateLock.unlock();
        }
    }

    /** Lets a start that is under way give up, and marks what ends from now on as meant to end. */
    public void requestStop() {
        stopping = true;
    }

    /** Stops the satellites in the reverse order of their start, each drained; then the servers. */
    @Override
    public void close() {
        requestStop();
        try {
            while (!waves.isEmpty()) {
                stopWave(waves.pop());
            }
        } finally {
            listener.phase("stopping Redis and Kafka");
            servers.forEach(PlatformServers::close);
            folder.forgetState();
        }
    }

    private void stopWave(List<SatelliteProcess> wave) {
        List<String> names = wave.stream()
                .map(process -> process.description().name())
                .distinct()
                .toList();
        listener.phase("stopping " + String.join(", ", names));
        List<Thread> stopping = wave.stream()
                .map(process -> Thread.ofVirtual().start(process::stop))
                .toList();
        for (Thread thread : stopping) {
            join(thread);
        }
    }

    /** Stopping is bounded by the processes' grace; an interruption must not leave half of them running. */
    private static void join(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
