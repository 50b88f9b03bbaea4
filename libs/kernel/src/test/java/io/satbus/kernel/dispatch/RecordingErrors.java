package io.satbus.kernel.dispatch;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what a crew reports. */
final class RecordingErrors implements Crew.Errors {
    final List<Throwable> thrown = new CopyOnWriteArrayList<>();
    final List<String> attempted = new CopyOnWriteArrayList<>();

    @Override
    public void report(String what, Throwable error) {
        attempted.add(what);
        thrown.add(error);
    }
}
