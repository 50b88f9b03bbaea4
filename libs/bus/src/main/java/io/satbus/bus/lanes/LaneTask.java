package io.satbus.bus.lanes;

import io.satbus.kernel.dispatch.Task;
import org.jspecify.annotations.Nullable;

/** A job of one record on its way through the dispatcher. */
final class LaneTask implements Task {
    private final Lane lane;
    private final OwnedPartition partition;
    private final long offset;
    private final int size;
    private final Job job;

    LaneTask(Lane lane, OwnedPartition partition, long offset, int size, Job job) {
        this.lane = lane;
        this.partition = partition;
        this.offset = offset;
        this.size = size;
        this.job = job;
    }

    @Override
    public int rank() {
        return job.rank();
    }

    @Override
    public @Nullable Object key() {
        return job.key();
    }

    @Override
    public void run() {
        boolean done = false;
        try {
            done = job.run();
        } finally {
            end(done);
        }
    }

    /** Whether the partition has gone to another instance, which will get this record. */
    boolean isRevoked() {
        return partition.isRevoked();
    }

    void end(boolean done) {
        if (done) {
            partition.finished(offset);
        } else {
            partition.abandoned();
        }
        lane.ended(size);
    }
}
