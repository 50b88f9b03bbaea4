package io.satbus.kernel;

/**
 * A piece of work that one owner does again and again: the body of a loop without the loop. A {@link Worker} owns it in
 * production, a {@link Stepper} in tests.
 *
 * <p>All methods except {@link #wakeUp()} and {@link #name()} belong to the owner, so a duty needs no locks for its own
 * state.
 */
public interface Duty {
    /**
     * Does what there is to do now. The owner calls again at once, so a duty with nothing to do waits in here, for as
     * long as it likes provided {@link #wakeUp()} cuts the wait short.
     *
     * @return the amount of work done; 0 if there was nothing to do
     * @throws Exception to let the {@link ErrorPolicy} decide whether the loop goes on
     */
    int work() throws Exception;

    /** Called once, before the first {@link #work()}. If it throws, no work is done and {@link #onClose()} follows. */
    default void onStart() throws Exception {}

    /**
     * Called exactly once, after the last {@link #work()}. Must cope with an {@link #onStart()} that failed or never
     * happened: a duty closed before it was started is closed by the closer's thread.
     */
    default void onClose() throws Exception {}

    /** Cuts a waiting {@link #work()} short. Any thread, at any time, also when nothing waits. */
    default void wakeUp() {}

    /** Names the duty in messages, and the thread that owns it. Constant. */
    String name();
}
