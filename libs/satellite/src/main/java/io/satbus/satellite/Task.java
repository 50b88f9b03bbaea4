package io.satbus.satellite;

/** Work that no message asks for: at the start, at the stop, or every so often. */
@FunctionalInterface
public interface Task {
    /**
     * @throws Exception at the start: the satellite does not start; otherwise it is logged and counted
     */
    void run(Context context) throws Exception;
}
