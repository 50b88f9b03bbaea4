package io.satbus.cli.adapter;

import io.satbus.cli.domain.CommandFailure;
import io.satbus.cli.domain.ExitCode;
import io.satbus.cli.domain.PlatformState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What an earlier platform left behind that did not end in order. */
public final class LeftOvers {
    /** Children notice at once that their parent is gone, and are killed after ten seconds if need be. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private LeftOvers() {}

    /** Waits until the processes of an earlier platform have gone, so that their ports and files are free. */
    public static void await(DataFolder folder, DataFolder.Ownership ownership, Console console)
            throws InterruptedException {
        ownership
                .predecessor()
                .ifPresent(pid -> console.line("An earlier platform (process " + pid
                        + ") did not stop in order; its data are kept and taken up."));
        List<ProcessHandle> alive = folder.state().map(PlatformState::processes).orElse(List.of()).stream()
                .map(LeftOvers::process)
                .flatMap(Optional::stream)
                .toList();
        if (!alive.isEmpty()) {
            console.line("Waiting for " + alive.size() + " of its processes to end ...");
            await(alive);
        }
        folder.forgetState();
    }

    /** A pid may have been given to another program since: that one started later. */
    private static Optional<ProcessHandle> process(PlatformState.Child child) {
        return ProcessHandle.of(child.pid()).filter(handle -> handle.info()
                .startInstant()
                .map(start -> !start.isAfter(java.time.Instant.parse(child.startedAt())))
                .orElse(true));
    }

    private static void await(List<ProcessHandle> alive) throws InterruptedException {
        CompletableFuture<?>[] exits = alive.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(exits).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new CommandFailure(
                    ExitCode.FAILED,
                    "Processes of an earlier platform are still there: "
                            + String.join(
                                    ", ",
                                    alive.stream()
                                            .filter(ProcessHandle::isAlive)
                                            .map(handle -> Long.toString(handle.pid()))
                                            .toList())
                            + ". End them with 'kill', then try again.");
        }
    }
}
