package io.satbus.benchmarks.latency;

import java.util.concurrent.CompletableFuture;

/** Who asks, with somebody who answers. Closing it ends both. */
interface Asker extends AutoCloseable {
    /** Completes when the answer is there, on whichever thread got it. */
    CompletableFuture<?> ask(byte[] question);

    @Override
    void close();
}
