package io.satbus.bus;

/** Closing it ends what it stands for. Idempotent; safe for use by any thread. */
public interface Subscription extends AutoCloseable {
    SubjectPattern pattern();

    @Override
    void close();
}
