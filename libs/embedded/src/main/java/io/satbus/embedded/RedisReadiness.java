package io.satbus.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks a starting Redis until it answers: it accepts connections before it has loaded its data. */
final class RedisReadiness {
    private static final Logger LOG = LoggerFactory.getLogger(RedisReadiness.class);
    private static final Duration BETWEEN = Duration.ofMillis(3);
    private static final Duration ANSWER = Duration.ofSeconds(1);
    private static final byte[] PING = "PING\r\n".getBytes(StandardCharsets.US_ASCII);

    private RedisReadiness() {}

    /** Completes {@code ready} from a thread of its own, which ends when it has, or when the child has ended. */
    static void watch(ChildProcess child, int port, CompletableFuture<Void> ready) {
        Thread.ofVirtual().name("redis-readiness").start(() -> {
            while (child.alive() && !ready.isDone()) {
                if (answers(port)) {
                    ready.complete(null);
                } else {
                    LockSupport.parkNanos(BETWEEN.toNanos());
                }
            }
        });
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout((int) ANSWER.toMillis());
            socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), (int) ANSWER.toMillis());
            socket.getOutputStream().write(PING);
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            return "+PONG".equals(reader.readLine());
        } catch (IOException e) {
            LOG.trace("Redis on port {} does not answer yet", port, e);
            return false;
        }
    }
}
