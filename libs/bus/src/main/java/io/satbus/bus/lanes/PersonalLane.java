package io.satbus.bus.lanes;

import io.satbus.bus.LaneSettings;
import io.satbus.kernel.Duty;
import io.satbus.kernel.dispatch.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * What is for this instance and nobody else: answers, messages to the instance, and broadcasts. Read without a group,
 * from the end at the start, so that scaling out never moves answers to somebody else. Nothing is committed: what is for
 * an instance dies with it.
 *
 * <p>Its worker's thread owns the consumer. Answers never wait behind a full buffer: broadcasts are paused for it, and
 * messages to the instance refused.
 */
public final class PersonalLane implements Duty {
    private static final Duration IDLE_POLL = Duration.ofMillis(50);

    private final Consumer<byte[], byte[]> consumer;
    private final TopicPartition own;
    private final List<TopicPartition> broadcasts;
    private final Intake intake;
    private final Dispatchers dispatchers;
    private final Load load;
    private final Connections connections;
    private final CountDownLatch positioned = new CountDownLatch(1);
    private boolean paused;
    private volatile boolean receiving = true;
    private volatile boolean connected;

    /**
     * A lane that begins when its worker is started.
     *
     * @param consumer a new consumer, which the lane owns from now on
     * @param own the partition of this instance's answers
     */
    public PersonalLane(
            Consumer<byte[], byte[]> consumer,
            TopicPartition own,
            List<TopicPartition> broadcasts,
            Intake intake,
            Dispatchers dispatchers,
            LaneSettings settings) {
        this.consumer = consumer;
        this.own = own;
        this.broadcasts = List.copyOf(broadcasts);
        this.intake = intake;
        this.dispatchers = dispatchers;
        this.connections = new Connections(consumer::metrics);
        this.load = new Load(settings.maxInFlight(), settings.maxInFlightBytes());
    }

    @Override
    public String name() {
        return "satbus-lane-personal";
    }

    /** Is released once its position is known: what is sent from then on is not missed. Any thread. */
    public CountDownLatch positioned() {
        return positioned;
    }

    /** Whether there is a connection to a broker, as of the last poll. Any thread. */
    public boolean connected() {
        return connected;
    }

    /** Takes no more messages but answers, which running handlers may wait for. Any thread. */
    public void stopReceiving() {
        receiving = false;
    }

    /** Messages taken and not finished. Any thread. */
    public int inFlight() {
        return load.messages();
    }

    @Override
    public void onStart() {
        Collection<TopicPartition> all = new ArrayList<>(broadcasts);
        all.add(own);
        consumer.assign(all);
        consumer.seekToEnd(all);
        all.forEach(consumer::position);
        positioned.countDown();
    }

    @Override
    public int work() {
        regulate();
        ConsumerRecords<byte[], byte[]> records = consumer.poll(IDLE_POLL);
        records.forEach(this::accept);
        connected = connections.open();
        return records.count();
    }

    private void regulate() {
        boolean pause = !receiving || (paused ? !load.hasEased() : load.isFull());
        if (pause && !paused) {
            consumer.pause(broadcasts);
        } else if (!pause && paused) {
            consumer.resume(broadcasts);
        }
        paused = pause;
    }

    private void accept(ConsumerRecord<byte[], byte[]> consumed) {
        Job job = intake.accept(consumed);
        if (job.direct()) {
            job.run();
        } else if (!receiving || load.isFull()) {
            job.refuse();
        } else {
            offer(job, Math.max(consumed.serializedValueSize(), 0));
        }
    }

    private void offer(Job job, int size) {
        load.add(size);
        if (!dispatchers.of(job.rank()).offer(new PersonalTask(job, size))) {
            load.remove(size);
            job.refuse();
        }
    }

    @Override
    public void onClose() {
        consumer.close();
    }

    private final class PersonalTask implements Task {
        private final Job job;
        private final int size;

        PersonalTask(Job job, int size) {
            this.job = job;
            this.size = size;
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
            try {
                job.run();
            } finally {
                load.remove(size);
            }
        }
    }
}
