package io.satbus.embedded;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** The lives of one server, one after the other: the one that runs now, and how the next one starts. */
final class ServerLives {
    /** A child that was started, and whether it answers yet. */
    record Life(ChildProcess child, CompletableFuture<Void> ready) {
        /** Fails {@code ready} with the diagnosis if the child ends first. */
        static Life of(ChildProcess child, CompletableFuture<Void> ready, Diagnosis diagnosis) {
            CompletableFuture<Void> _ = child.onExit()
                    .thenAccept(code -> ready.completeExceptionally(
                            new StartFailedException(diagnosis.explain(code, child.lastLines(Diagnosis.LINES)))));
            return new Life(child, ready);
        }
    }

    private final String server;
    private final Supplier<Life> birth;
    private final Duration grace;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile Life life;
    private boolean closed;

    ServerLives(String server, Duration grace, Supplier<Life> birth) {
        this.server = server;
        this.grace = grace;
        this.birth = birth;
        this.life = birth.get();
    }

    ChildProcess child() {
        return life.child();
    }

    void awaitReady(Duration patience) {
        try {
            life.ready().get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            throw new StartFailedException(String.valueOf(cause.getMessage()), cause);
        } catch (TimeoutException e) {
            throw new StartFailedException(
                    server + " was not ready within " + patience + ". Its last lines:\n  "
                            + String.join("\n  ", child().lastLines(Diagnosis.LINES))
                            + "\nGive it more time, or stop it.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailedException("Interrupted while waiting for " + server + " to be ready", e);
        }
    }

    void kill() {
        locked(() -> child().kill());
    }

    void freeze() {
        locked(() -> child().freeze());
    }

    void thaw() {
        locked(() -> child().thaw());
    }

    void restart(Duration patience) {
        locked(() -> {
            if (closed) {
                throw new IllegalStateException("Cannot restart " + server + ": it is closed; start a new one");
            }
            child().stop(grace);
            life = birth.get();
        });
        awaitReady(patience);
    }

    /** Stops the server, then lets go of what it used. Does nothing the second time. */
    void close(Runnable release) {
        locked(() -> {
            if (!closed) {
                closed = true;
                child().stop(grace);
                release.run();
            }
        });
    }

    private void locked(Runnable operation) {
        lock.lock();
        try {
            operation.run();
        } finally {
            lock.unlock();
        }
    }
}
