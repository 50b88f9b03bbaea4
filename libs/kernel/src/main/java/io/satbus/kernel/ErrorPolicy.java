package io.satbus.kernel;

/** Hears of everything that a {@link Duty} throws, and decides what becomes of its loop. */
@FunctionalInterface
public interface ErrorPolicy {
    /** What becomes of the loop. */
    enum Verdict {
        /** Call {@link Duty#work()} again, at once: whoever wants a pause takes it in the duty. */
        CONTINUE,
        /** Close the duty and end as {@link Worker.State#FAILED}. */
        STOP
    }

    /**
     * Called by the thread that ran the duty. The verdict counts for an exception of {@link Duty#work()} only: an
     * {@link Error}, and anything thrown at start or close, stops the loop whatever the answer.
     */
    Verdict after(Duty duty, Throwable thrown);
}
