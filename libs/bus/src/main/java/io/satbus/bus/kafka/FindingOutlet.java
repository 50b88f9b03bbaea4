package io.satbus.bus.kafka;

import io.satbus.bus.Outlet;
import io.satbus.bus.Receipt;
import io.satbus.bus.Route;
import io.satbus.bus.UndeliverableException;
import io.satbus.bus.topics.TopicKeeper;
import io.satbus.protocol.Failure;
import io.satbus.protocol.Message;
import io.satbus.protocol.Reason;
import java.util.concurrent.CompletableFuture;

/**
 * Sends only to topics that exist, so that a message to nobody fails at once instead of waiting for metadata, and no
 * topic comes into being by accident. Safe for use by any thread.
 */
final class FindingOutlet implements Outlet {
    private final TopicKeeper topics;
    private final Outlet next;

    FindingOutlet(TopicKeeper topics, Outlet next) {
        this.topics = topics;
        this.next = next;
    }

    @Override
    public CompletableFuture<Receipt> send(Message message, Route route) {
        if (topics.knows(route.topic())) {
            return next.send(message, route);
        }
        return topics.find(route.topic())
                .exceptionally(thrown -> {
                    throw new UndeliverableException(
                            Failure.retry(
                                    Reason.BUS_UNREACHABLE, "Could not send " + message + ": " + thrown.getMessage()),
                            thrown);
                })
                .thenCompose(found -> found ? next.send(message, route) : nowhere(message, route));
    }

    private static CompletableFuture<Receipt> nowhere(Message message, Route route) {
        return CompletableFuture.failedFuture(new UndeliverableException(Failure.rejected(
                Reason.UNKNOWN_TARGET,
                "Could not send " + message + ": nobody has ever started who receives it (there is no topic "
                        + route.topic() + ")")));
    }
}
