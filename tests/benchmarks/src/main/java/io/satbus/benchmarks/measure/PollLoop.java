package io.satbus.benchmarks.measure;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jspecify.annotations.Nullable;

/** A raw consumer with its thread: polls and hands over, until it is closed. It owns the consumer. */
public final class PollLoop implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Consumer<String, byte[]> consumer;
    private final Batches batches;
    private final CountDownLatch ready = new CountDownLatch(1);
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final Thread thread;
    private volatile boolean closing;

    /** What is done with the records of one poll. On the loop's thread. */
    @FunctionalInterface
    public interface Batches {
        void take(ConsumerRecords<String, byte[]> records) throws InterruptedException;
    }

    private PollLoop(String name, Consumer<String, byte[]> consumer, Batches batches) {
        this.consumer = consumer;
        this.batches = batches;
        this.thread = Thread.ofPlatform().name(name).unstarted(this::run);
    }

    /** Starts it; the consumer has subscribed or was assigned what it reads. Returns once it has its partitions. */
    public static PollLoop start(String name, Consumer<String, byte[]> consumer, Batches batches)
            throws InterruptedException, TimeoutException {
        PollLoop loop = new PollLoop(name, consumer, batches);
        loop.thread.start();
        if (!loop.ready.await(PATIENCE.toNanos(), TimeUnit.NANOSECONDS)) {
            loop.close();
            throw new TimeoutException(name + " got no partitions within " + PATIENCE);
        }
        return loop;
    }

    private void run() {
        try (consumer) {
            while (!closing) {
                ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
                if (ready.getCount() > 0 && !consumer.assignment().isEmpty()) {
                    consumer.assignment().forEach(consumer::position);
                    ready.countDown();
                }
                if (!records.isEmpty()) {
                    batches.take(records);
                }
            }
        } catch (InterruptedException | RuntimeException e) {
            failure.set(e);
        }
    }

    /** Ends the thread and closes the consumer; reports what ended the loop before. */
    @Override
    public void close() {
        closing = true;
        try {
            if (!thread.join(PATIENCE)) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Throwable thrown = failure.get();
        if (thrown != null) {
            throw new IllegalStateException(thread.getName() + " ended early: " + thrown, thrown);
        }
    }
}
