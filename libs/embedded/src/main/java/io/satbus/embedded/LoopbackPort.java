package io.satbus.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.random.RandomGenerator;

/** Ports of 127.0.0.1 for servers to listen on. */
final class LoopbackPort {
    /** Below the ports that systems hand out to outgoing connections, so that a restart finds its port still free. */
    private static final int LOWEST = 15_000;

    private static final int HIGHEST = 32_000;
    private static final int TRIES = 200;

    private LoopbackPort() {}

    /** As {@link #choose}, and another one than {@code other}, on which nobody listens yet. */
    static int chooseBeside(int other, int wanted, String server) {
        int port = choose(wanted, server);
        while (port == other) {
            if (wanted != 0) {
                throw new StartFailedException(taken(server, wanted));
            }
            port = anyFree(server);
        }
        return port;
    }

    /** The port asked for, or a free one for 0. Throws {@link StartFailedException} if it is taken. */
    static int choose(int wanted, String server) {
        if (wanted == 0) {
            return anyFree(server);
        }
        if (!free(wanted)) {
            throw new StartFailedException(taken(server, wanted));
        }
        return wanted;
    }

    static String taken(String server, int port) {
        return server + " cannot listen on 127.0.0.1:" + port
                + ": the port is in use. Stop the program that holds it (`lsof -i :" + port
                + "` names it), or choose another port; 0 takes a free one.";
    }

    private static int anyFree(String server) {
        RandomGenerator random = RandomGenerator.getDefault();
        for (int i = 0; i < TRIES; i++) {
            int port = random.nextInt(LOWEST, HIGHEST);
            if (free(port)) {
                return port;
            }
        }
        throw new StartFailedException(server + " found no free port between " + LOWEST + " and " + HIGHEST + " in "
                + TRIES + " tries; name one that is free.");
    }

    static boolean free(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
            return true;
        } catch (IOException inUse) {
            return false;
        }
    }
}
