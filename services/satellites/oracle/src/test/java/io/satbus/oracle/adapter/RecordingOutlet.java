package io.satbus.oracle.adapter;

import io.satbus.oracle.domain.Fault;
import io.satbus.oracle.domain.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Keeps what is published. Can stop acknowledging after so many rows, as a bus does that has gone away. */
final class RecordingOutlet implements Outlet {
    private final List<Entry> entries = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch first = new CountDownLatch(1);
    private volatile boolean failed;
    private volatile int failAfter = Integer.MAX_VALUE;

    @Override
    public void publish(String file, long line, Verdict verdict) {
        if (entries.size() >= failAfter) {
            failed = true;
        } else {
            entries.add(new Entry(file, line, verdict));
            first.countDown();
        }
    }

    @Override
    public void flush() {
        if (failed) {
            failed = false;
            throw new IllegalStateException("the bus is gone");
        }
    }

    void awaitFirst() throws InterruptedException {
        if (!first.await(20, TimeUnit.SECONDS)) {
            throw new AssertionError("no row was published within 20 s");
        }
    }

    void failAfter(int published) {
        failAfter = published;
    }

    List<Entry> entries() {
        return List.copyOf(entries);
    }

    List<Long> lines() {
        return entries().stream().map(Entry::line).toList();
    }

    List<Verdict.Good> good() {
        return entries().stream()
                .map(Entry::verdict)
                .filter(Verdict.Good.class::isInstance)
                .map(Verdict.Good.class::cast)
                .toList();
    }

    List<Fault> faults() {
        return entries().stream()
                .map(Entry::verdict)
                .filter(Verdict.Bad.class::isInstance)
                .map(verdict -> ((Verdict.Bad) verdict).fault())
                .toList();
    }

    record Entry(String file, long line, Verdict verdict) {}
}
