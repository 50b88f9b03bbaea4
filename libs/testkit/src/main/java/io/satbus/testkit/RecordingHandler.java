package io.satbus.testkit;

import io.satbus.bus.Delivery;
import io.satbus.bus.Handler;
import io.satbus.bus.Payload;
import io.satbus.protocol.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Remembers what it was given, in the order in which handling began, and then does what it was told to. Any thread. */
public final class RecordingHandler implements Handler {
    /** Longer than anything takes that works. */
    public static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Handler then;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition came = lock.newCondition();
    private final List<Message> messages = new ArrayList<>();

    private RecordingHandler(Handler then) {
        this.then = then;
    }

    /** Remembers, and no more. */
    public static RecordingHandler create() {
        return new RecordingHandler(_ -> {});
    }

    /** Remembers, then does this. */
    public static RecordingHandler then(Handler handler) {
        return new RecordingHandler(handler);
    }

    /** Remembers, then answers with this. */
    public static RecordingHandler replying(Payload payload) {
        return new RecordingHandler(delivery -> delivery.reply(payload));
    }

    @Override
    public void handle(Delivery delivery) throws Exception {
        lock.lock();
        try {
            messages.add(delivery.message());
            came.signalAll();
        } finally {
            lock.unlock();
        }
        then.handle(delivery);
    }

    /** What came so far. */
    public List<Message> messages() {
        lock.lock();
        try {
            return List.copyOf(messages);
        } finally {
            lock.unlock();
        }
    }

    /** How many came so far. */
    public int count() {
        lock.lock();
        try {
            return messages.size();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until so many have come.
     *
     * @return all that came until then, perhaps more
     * @throws AssertionError if they did not within {@link #PATIENCE}
     */
    public List<Message> await(int count) throws InterruptedException {
        return await(count, PATIENCE);
    }

    /** As {@link #await(int)}, with a patience of one's own. */
    public List<Message> await(int count, Duration patience) throws InterruptedException {
        lock.lock();
        try {
            long left = patience.toNanos();
            while (messages.size() < count) {
                if (left <= 0) {
                    throw new AssertionError("Waited " + patience + " for " + count + " messages; "
                            + messages.size() + " came: "
                            + messages.stream().limit(20).toList());
                }
                left = came.awaitNanos(left);
            }
            return List.copyOf(messages);
        } finally {
            lock.unlock();
        }
    }
}
