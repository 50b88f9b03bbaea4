package io.satbus.bus;

import io.satbus.protocol.Message;
import java.util.concurrent.CompletableFuture;

/** The way onto the bus. Safe for use by any thread. */
@FunctionalInterface
public interface Outlet {
    /** Completes when every in-sync replica has the message; fails with {@link UndeliverableException}. */
    CompletableFuture<Receipt> send(Message message, Route route);
}
