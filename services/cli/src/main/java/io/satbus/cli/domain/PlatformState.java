package io.satbus.cli.domain;

import java.util.ArrayList;
import java.util.List;

/**
 * What a running local platform tells other commands about itself.
 *
 * @param pid of the process that is {@code satbus up}
 * @param startedAt ISO-8601
 * @param ready whether everything had started when this was written
 * @param processes the servers first, then the satellites in the order of their start
 */
public record PlatformState(
        long pid,
        String startedAt,
        String bootstrap,
        String redis,
        String namespace,
        boolean ready,
        List<Child> processes) {
    public PlatformState {
        processes = List.copyOf(processes);
    }

    /**
     * One process of the platform.
     *
     * @param satellite empty for a server
     * @param name of the server or the satellite
     * @param port that a server listens on, or of a satellite's health and metrics
     * @param exitCode -1 while it runs
     */
    public record Child(
            String name,
            boolean satellite,
            String instance,
            long incarnation,
            long pid,
            int port,
            String log,
            String startedAt,
            int exitCode) {
        public static final int RUNNING = -1;

        public boolean running() {
            return exitCode == RUNNING;
        }

        public String title() {
            return satellite ? name + "/" + instance : name;
        }

        Child exited(int code) {
            return new Child(name, satellite, instance, incarnation, pid, port, log, startedAt, code);
        }
    }

    public PlatformState withReady() {
        return new PlatformState(pid, startedAt, bootstrap, redis, namespace, true, processes);
    }

    public PlatformState with(Child child) {
        List<Child> more = new ArrayList<>(processes);
        more.add(child);
        return new PlatformState(pid, startedAt, bootstrap, redis, namespace, ready, more);
    }

    /** The same, with the process of this pid ended. */
    public PlatformState exited(long ended, int code) {
        List<Child> now = processes.stream()
                .map(child -> child.pid() == ended ? child.exited(code) : child)
                .toList();
        return new PlatformState(pid, startedAt, bootstrap, redis, namespace, ready, now);
    }
}
