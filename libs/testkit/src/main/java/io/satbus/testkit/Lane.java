package io.satbus.testkit;

import io.satbus.bus.receive.Receivers.Receiver;
import io.satbus.kernel.dispatch.Dispatcher;
import io.satbus.kernel.dispatch.Task;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The way of one priority to the handlers of one instance. Guarded by the broker's lock. */
final class Lane {
    private final ReentrantLock lock;
    private final Group group;
    private final Intake intake;
    private final Dispatcher crew;
    private final Dispatcher direct;
    private final int maxInFlight;
    private Set<String> topics;
    private boolean receiving = true;
    private int inFlight;

    Lane(
            ReentrantLock lock,
            Group group,
            Intake intake,
            Dispatcher crew,
            Dispatcher direct,
            int maxInFlight,
            Set<String> topics) {
        this.lock = lock;
        this.group = group;
        this.intake = intake;
        this.crew = crew;
        this.direct = direct;
        this.maxInFlight = maxInFlight;
        this.topics = Set.copyOf(topics);
    }

    void join() {
        group.join(this);
    }

    void leave() {
        group.leave(this);
    }

    void read(Set<String> wanted) {
        topics = Set.copyOf(wanted);
        group.rebalance();
    }

    Set<String> topics() {
        return topics;
    }

    void stopReceiving() {
        receiving = false;
    }

    boolean hasRoom() {
        return receiving && inFlight < maxInFlight;
    }

    int inFlight() {
        return inFlight;
    }

    long waiting() {
        return group.waiting(this);
    }

    void accept(Cursor cursor, Stored stored) {
        List<Receiver> receivers = intake.receiversOf(stored.message());
        if (receivers.isEmpty()) {
            return;
        }
        cursor.taken();
        inFlight++;
        LaneTask task = new LaneTask(cursor, stored, receivers);
        Dispatcher dispatcher = Intake.allDirect(receivers) ? direct : crew;
        if (!dispatcher.offer(task)) {
            task.end(false);
        }
    }

    /** Takes what was not begun out of the queue: it goes to another instance. */
    void giveBack(Cursor cursor) {
        discard(crew, cursor);
        discard(direct, cursor);
    }

    private static void discard(Dispatcher dispatcher, Cursor cursor) {
        dispatcher.discard(task -> {
            boolean drop = task instanceof LaneTask laneTask && laneTask.cursor == cursor;
            if (drop) {
                ((LaneTask) task).end(false);
            }
            return drop;
        });
    }

    private final class LaneTask implements Task {
        private final Cursor cursor;
        private final Stored stored;
        private final List<Receiver> receivers;

        LaneTask(Cursor cursor, Stored stored, List<Receiver> receivers) {
            this.cursor = cursor;
            this.stored = stored;
            this.receivers = receivers;
        }

        @Override
        public int rank() {
            return stored.message().envelope().priority().rank();
        }

        @Override
        public @Nullable Object key() {
            String key = stored.message().envelope().key();
            return key.isEmpty() ? null : key;
        }

        @Override
        public void run() {
            boolean done = false;
            try {
                done = intake.process(stored, receivers);
            } finally {
                lock.lock();
                try {
                    end(done);
                    cursor.goOn();
                    group.pump(Lane.this);
                } finally {
                    lock.unlock();
                }
            }
        }

        void end(boolean done) {
            cursor.ended(stored, done);
            inFlight--;
        }
    }
}
