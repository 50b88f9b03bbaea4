package io.satbus.cli.adapter;

import io.satbus.cli.domain.CommandFailure;
import io.satbus.cli.domain.ExitCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Ports of 127.0.0.1 that nobody listens on, each given once. Belongs to one thread. */
final class FreePorts {
    /** Below the ports that systems hand out to outgoing connections, of which a satellite makes several as it starts. */
    private static final int LOWEST = 15_000;

    private static final int HIGHEST = 32_000;
    private static final int TRIES = 200;

    private final RandomGenerator random = RandomGenerator.getDefault();
    private final Set<Integer> given = new HashSet<>();

    int next() {
        for (int i = 0; i < TRIES; i++) {
            int port = random.nextInt(LOWEST, HIGHEST);
            if (free(port) && given.add(port)) {
                return port;
            }
        }
        throw new CommandFailure(
                ExitCode.FAILED,
                "No free port was found between " + LOWEST + " and " + HIGHEST + " in " + TRIES
                        + " tries. Stop some of the programs that listen there.");
    }

    private static boolean free(int port) {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return probe.isBound();
        } catch (IOException inUse) {
            return false;
        }
    }
}
