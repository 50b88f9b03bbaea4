package io.satbus.bus.receive;

import io.satbus.bus.Delivery;
import io.satbus.bus.Payload;
import io.satbus.kernel.Clock;
import io.satbus.protocol.Failure;
import io.satbus.protocol.Message;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** A message that was taken from the bus. */
final class ReceivedDelivery implements Delivery {
    private final Message message;
    private final long deadlineMillis;
    private final Answers answers;
    private final Clock clock;
    private final AtomicBoolean answered = new AtomicBoolean();
    private long begunNanos;

    ReceivedDelivery(Message message, long deadlineMillis, Answers answers, Clock clock) {
        this.message = message;
        this.deadlineMillis = deadlineMillis;
        this.answers = answers;
        this.clock = clock;
    }

    /** Before the handler is watched, by the thread that runs it. */
    void begin(long nanos) {
        begunNanos = nanos;
    }

    /** Any thread that found the delivery through {@link Progress}. */
    long begunNanos() {
        return begunNanos;
    }

    @Override
    public Message message() {
        return message;
    }

    @Override
    public Duration remaining() {
        return Duration.ofMillis(Math.max(deadlineMillis - clock.wallMillis(), 0));
    }

    @Override
    public void reply(Payload payload) {
        answer(() -> answers.reply(message.envelope(), payload));
    }

    @Override
    public void fail(Failure failure) {
        answer(() -> answers.fail(message.envelope(), failure));
    }

    /** What could not be sent was no answer: another one may follow. */
    private void answer(Runnable sending) {
        if (answered.compareAndSet(false, true)) {
            try {
                sending.run();
            } catch (RuntimeException e) {
                answered.set(false);
                throw e;
            }
        }
    }
}
