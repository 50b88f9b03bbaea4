package io.satbus.oracle.adapter;

import io.satbus.messages.v1.IngestReport;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/**
 * One pass over one file, under way or over.
 *
 * @param done completes with how it ended; fails with what {@link FilePass#run} throws
 */
record Job(Path file, FilePass pass, CompletableFuture<Progress> done) {
    /** As far as it is now. */
    IngestReport report() {
        Progress now = pass.progress();
        return IngestReport.newBuilder()
                .setPath(file.toString())
                .setRows(now.counts().rows())
                .setGood(now.counts().good())
                .setBad(now.counts().bad())
                .setWarned(now.counts().warned())
                .setSkipped(now.skipped().rows())
                .setResumedAt(now.resumedAt())
                .setComplete(now.complete())
                .build();
    }
}
