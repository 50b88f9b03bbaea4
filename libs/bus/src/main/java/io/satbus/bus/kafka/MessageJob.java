package io.satbus.bus.kafka;

import io.satbus.bus.lanes.Job;
import io.satbus.bus.receive.Processing;
import io.satbus.bus.receive.Receivers.Receiver;
import io.satbus.protocol.Message;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A message with those who handle it here. */
final class MessageJob implements Job {
    private final Message message;
    private final List<Receiver> receivers;
    private final boolean direct;
    private final String topic;
    private final long appendedMillis;
    private final Processing processing;

    MessageJob(
            Message message,
            List<Receiver> receivers,
            boolean direct,
            String topic,
            long appendedMillis,
            Processing processing) {
        this.message = message;
        this.receivers = receivers;
        this.direct = direct;
        this.topic = topic;
        this.appendedMillis = appendedMillis;
        this.processing = processing;
    }

    @Override
    public int rank() {
        return message.envelope().priority().rank();
    }

    @Override
    public @Nullable Object key() {
        String key = message.envelope().key();
        return key.isEmpty() ? null : key;
    }

    @Override
    public boolean direct() {
        return direct;
    }

    @Override
    public boolean run() {
        return processing.process(message, receivers, topic, appendedMillis);
    }

    @Override
    public void refuse() {
        processing.refuse(message);
    }
}
