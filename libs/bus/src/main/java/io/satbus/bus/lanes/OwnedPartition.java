package io.satbus.bus.lanes;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * A partition while this instance owns it. The poll thread owns it, but for {@link #finished}, {@link #abandoned} and
 * {@link #running}, which any thread may call.
 */
final class OwnedPartition {
    /** Beyond this span it is paused, so that a record always finds room in the ring. */
    private static final int WIDE = OffsetRing.CAPACITY * 3 / 4;

    private final TopicPartition name;
    private final OffsetRing ring;
    private final Restored restored;
    private final AtomicInteger running = new AtomicInteger();
    private volatile boolean revoked;
    private boolean wide;
    private boolean began;
    private @Nullable OffsetAndMetadata committed;

    OwnedPartition(TopicPartition name, long position, Restored restored) {
        this.name = name;
        this.ring = new OffsetRing(position);
        this.restored = restored;
    }

    TopicPartition name() {
        return name;
    }

    boolean hasRoomFor(long offset) {
        return ring.hasRoomFor(offset);
    }

    /** @return false if an earlier owner has finished this offset already */
    boolean begin(long offset) {
        began = true;
        ring.begin(offset);
        if (restored.contains(offset)) {
            ring.finish(offset);
            return false;
        }
        running.incrementAndGet();
        return true;
    }

    void finished(long offset) {
        ring.finish(offset);
        running.decrementAndGet();
    }

    /** The offset was begun and will be delivered again. */
    void abandoned() {
        running.decrementAndGet();
    }

    int running() {
        return running.get();
    }

    void revoke() {
        revoked = true;
    }

    boolean isRevoked() {
        return revoked;
    }

    /** Whether finished and unfinished offsets lie so far apart that no more should be fetched. */
    boolean isWide() {
        ring.advance();
        wide = ring.span() > (wide ? WIDE / 2 : WIDE);
        return wide;
    }

    /** What should be committed, or null if nothing changed since {@link #committed}. */
    @Nullable
    OffsetAndMetadata uncommitted() {
        long offset = ring.advance();
        if (committed != null && committed.offset() == offset && !began) {
            return null;
        }
        OffsetAndMetadata now = new OffsetAndMetadata(offset, ring.metadata());
        return now.equals(committed) ? null : now;
    }

    void committed(OffsetAndMetadata offset) {
        committed = offset;
    }
}
