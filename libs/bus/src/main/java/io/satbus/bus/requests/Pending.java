package io.satbus.bus.requests;

import io.satbus.bus.Outcome;
import io.satbus.protocol.Target;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** A question that waits. */
final class Pending {
    private final Target target;
    private final long askedNanos;
    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    private volatile @Nullable Future<?> expiry;

    Pending(Target target, long askedNanos) {
        this.target = target;
        this.askedNanos = askedNanos;
    }

    CompletableFuture<Outcome> outcome() {
        return outcome;
    }

    long askedNanos() {
        return askedNanos;
    }

    void expiry(Future<?> scheduled) {
        expiry = scheduled;
    }

    void cancelExpiry() {
        Future<?> scheduled = expiry;
        if (scheduled != null) {
            scheduled.cancel(false);
        }
    }

    /** Whether a satellite was asked. */
    boolean mayAnswer(String satellite) {
        return switch (target) {
            case Target.ToSatellite(String asked) -> asked.equals(satellite);
            case Target.ToInstance(String asked, String _) -> asked.equals(satellite);
            case Target.ToEveryInstance scope -> scope.includes(satellite);
            case Target.ToCapability _, Target.ToSubscribers _ -> true;
        };
    }
}
