package io.satbus.testkit;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The timer of a {@link VirtualClock}. Any thread may plan; whoever moves the clock runs what is due. */
final class VirtualTimer extends AbstractExecutorService implements ScheduledExecutorService {
    private final LongSupplier nanos;
    private final ReentrantLock lock = new ReentrantLock();
    private final PriorityQueue<Planned<?>> plan = new PriorityQueue<>(Comparator.<Planned<?>>naturalOrder());
    private long sequence;
    private volatile boolean shutdown;

    VirtualTimer(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Runs what is due until then, moving time to each task's moment before. */
    void runUntil(long end, LongConsumer moveTo) {
        Planned<?> next = takeDue(end);
        while (next != null) {
            moveTo.accept(next.due);
            next.runAndPlanAgain();
            next = takeDue(end);
        }
    }

    private @Nullable Planned<?> takeDue(long end) {
        lock.lock();
        try {
            Planned<?> first = plan.peek();
            return first == null || first.due > end ? null : plan.poll();
        } finally {
            lock.unlock();
        }
    }

    private <V> Planned<V> plan(Callable<V> task, long delay, long period, TimeUnit unit) {
        lock.lock();
        try {
            if (shutdown) {
                throw new RejectedExecutionException("The timer is shut down");
            }
            Planned<V> planned = new Planned<>(
                    task, nanos.getAsLong() + Math.max(unit.toNanos(delay), 0), unit.toNanos(period), sequence++);
            plan.add(planned);
            return planned;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        return plan(callable(command), delay, 0, unit);
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
        return plan(callable, delay, 0, unit);
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable command, long initialDelay, long period, TimeUnit unit) {
        return plan(callable(command), initialDelay, period, unit);
    }

    /** As the fixed rate: no virtual time passes while a task runs. */
    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable command, long initialDelay, long delay, TimeUnit unit) {
        return plan(callable(command), initialDelay, delay, unit);
    }

    private static Callable<Boolean> callable(Runnable command) {
        return () -> {
            command.run();
            return true;
        };
    }

    /** Runs it at the next move of the clock, be it by nothing. */
    @Override
    public void execute(Runnable command) {
        var _ = schedule(command, 0, TimeUnit.NANOSECONDS);
    }

    @Override
    public void shutdown() {
        shutdown = true;
    }

    @Override
    public List<Runnable> shutdownNow() {
        shutdown = true;
        lock.lock();
        try {
            List<Runnable> left = List.copyOf(plan);
            plan.clear();
            return left;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean isShutdown() {
        return shutdown;
    }

    @Override
    public boolean isTerminated() {
        return shutdown;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return shutdown;
    }

    /** Something to run at a moment, once or again and again. */
    private final class Planned<V> extends FutureTask<V> implements ScheduledFuture<V> {
        private final long period;
        private final long order;
        private long due;

        Planned(Callable<V> task, long due, long period, long order) {
            super(task);
            this.due = due;
            this.period = period;
            this.order = order;
        }

        void runAndPlanAgain() {
            if (period == 0) {
                run();
            } else if (runAndReset()) {
                lock.lock();
                try {
                    due += period;
                    plan.add(this);
                } finally {
                    lock.unlock();
                }
            }
        }

        @Override
        protected void done() {
            lock.lock();
            try {
                plan.remove(this);
            } finally {
                lock.unlock();
            }
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(due - nanos.getAsLong(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            Planned<?> that = (Planned<?>) other;
            int byTime = Long.compare(due, that.due);
            return byTime == 0 ? Long.compare(order, that.order) : byTime;
        }
    }
}
