package io.satbus.bus.kafka;

import io.satbus.bus.Outlet;
import io.satbus.bus.Receipt;
import io.satbus.bus.Route;
import io.satbus.bus.UndeliverableException;
import io.satbus.bus.topics.TopicKeeper;
import io.satbus.protocol.Failure;
import io.satbus.protocol.Message;
import io.satbus.protocol.Reason;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends only to topics that exist, so that a message to nobody fails at once instead of waiting for metadata, and no
 * topic comes into being by accident. Safe for use by any thread.
 *
 * <p>Whoever cares for the order of what he sends calls {@link #meet} first: messages that wait for one look-up go on in
 * any order.
 */
final class FindingOutlet implements Outlet {
    private static final Logger LOG = LoggerFactory.getLogger(FindingOutlet.class);

    private final TopicKeeper topics;
    private final Outlet next;

    FindingOutlet(TopicKeeper topics, Outlet next) {
        this.topics = topics;
        this.next = next;
    }

    /** Waits, at most so long, until it is known whether a topic exists. */
    void meet(String topic, Duration patience) {
        if (topics.knows(topic)) {
            return;
        }
        try {
            topics.find(topic).get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("Looking for topic {} failed; sending will tell the sender", topic, e);
        }
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
