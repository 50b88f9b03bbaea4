package io.satbus.benchmarks.priority;

/** A sender, and receivers that begin where the one before ended. Closing it ends all. For one thread. */
interface Session extends AutoCloseable {
    /** Sends low messages, and returns when the broker has them. */
    void sendLow(int count);

    /** Begins to receive, low and critical. */
    Receiving receive(Observed observed) throws Exception;

    /** A receiver that runs. */
    interface Receiving extends AutoCloseable {
        /** Sends one critical message that carries the time. */
        void sendCritical();

        @Override
        void close();
    }

    @Override
    void close();
}
