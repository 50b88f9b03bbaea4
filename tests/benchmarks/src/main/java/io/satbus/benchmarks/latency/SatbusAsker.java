package io.satbus.benchmarks.latency;

import io.satbus.benchmarks.measure.Arena;
import io.satbus.benchmarks.measure.Peer;
import io.satbus.bus.Handling;
import io.satbus.bus.Outcome;
import io.satbus.protocol.Kind;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A satellite that sends queries to another. */
final class SatbusAsker implements Asker {
    private static final String RESPONDER = "responder";
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final Arena arena;
    private final String namespace;
    private final Peer responder;
    private final Peer asker;

    SatbusAsker(Arena arena, Handling handling) {
        this.arena = arena;
        namespace = arena.freshName("requests");
        responder = Peer.of(arena, namespace, RESPONDER);
        asker = Peer.of(arena, namespace, "asker");
        responder
                .bus()
                .receive(
                        handling,
                        delivery ->
                                delivery.reply(Peer.payload(delivery.message().payload())));
        responder.bus().start();
        asker.bus().start();
    }

    @Override
    public CompletableFuture<?> ask(byte[] question) {
        return asker.bus()
                .request(asker.to(RESPONDER, Kind.QUERY), Peer.payload(question), TIMEOUT)
                .thenAccept(SatbusAsker::requireReply);
    }

    private static void requireReply(Outcome outcome) {
        if (!(outcome instanceof Outcome.Reply)) {
            throw new IllegalStateException("A request ended with " + outcome + " instead of a reply");
        }
    }

    @Override
    public void close() {
        asker.close();
        responder.close();
        arena.forget(namespace);
    }
}
