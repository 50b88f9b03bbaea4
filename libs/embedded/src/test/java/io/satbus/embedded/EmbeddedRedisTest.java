package io.satbus.embedded;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedRedisTest {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Path folder;

    EmbeddedRedisTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void answersAndExposesItsOwnPid() throws Exception {
        try (EmbeddedRedis redis = start(RedisSettings.in(folder))) {
            assertThat(ask(redis, "SET k v")).isEqualTo("+OK");
            assertThat(ProcessHandle.of(redis.pid()).orElseThrow().info().command())
                    .hasValueSatisfying(program -> assertThat(program).contains("redis-server"));
        }
    }

    @Test
    void findsItsDataAgainIfPersistent() throws Exception {
        RedisSettings settings = RedisSettings.in(folder).withPersistence(true);
        try (EmbeddedRedis redis = start(settings)) {
            ask(redis, "INCR visits");
        }
        try (EmbeddedRedis redis = start(settings)) {
            assertThat(ask(redis, "INCR visits")).isEqualTo(":2");
        }
    }

    @Test
    void restartsOnTheSamePortAfterAKillAndForgetsIfNotPersistent() throws Exception {
        try (EmbeddedRedis redis = start(RedisSettings.in(folder))) {
            ask(redis, "INCR visits");
            int port = redis.port();
            redis.kill();
            assertThat(redis.onExit().get(10, SECONDS)).isEqualTo(128 + 9);
            redis.restart(PATIENCE);
            assertThat(redis.port()).isEqualTo(port);
            assertThat(ask(redis, "INCR visits")).isEqualTo(":1");
        }
    }

    @Test
    void answersNothingWhileFrozenAndAgainOnceThawed() throws Exception {
        try (EmbeddedRedis redis = start(RedisSettings.in(folder))) {
            redis.freeze();
            assertThatThrownBy(() -> ask(redis, "PING")).isInstanceOf(SocketTimeoutException.class);
            redis.thaw();
            assertThat(ask(redis, "PING")).isEqualTo("+PONG");
        }
    }

    @Test
    void namesThePortInUse() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            RedisSettings settings = RedisSettings.in(folder).withPort(taken.getLocalPort());
            assertThatThrownBy(() -> EmbeddedRedis.start(settings))
                    .isInstanceOf(StartFailedException.class)
                    .hasMessageContaining("127.0.0.1:" + taken.getLocalPort());
        }
    }

    @Test
    void refusesWritesBeyondItsMemoryInsteadOfEvicting() throws Exception {
        try (EmbeddedRedis redis = start(RedisSettings.in(folder).withMaxMemoryMebibytes(8))) {
            assertThat(ask(redis, "CONFIG GET maxmemory-policy", 5)).isEqualTo("noeviction");
        }
    }

    @Test
    void saysWhatAProgramThatIsNoRedisWrote() {
        RedisSettings settings = RedisSettings.in(folder).withExecutable(Path.of("/bin/false"));
        try (EmbeddedRedis redis = EmbeddedRedis.start(settings)) {
            assertThatThrownBy(() -> redis.awaitReady(PATIENCE))
                    .isInstanceOf(StartFailedException.class)
                    .hasMessageContaining("exit code 1");
        }
    }

    @Test
    void closeDeletesWhatIsNotToBeKept() {
        Path data = folder.resolve("redis");
        start(RedisSettings.in(data).withKeepData(false)).close();
        assertThat(data).doesNotExist();
    }

    @Test
    void rejectsSettingsOutOfRange() {
        assertThatThrownBy(() -> RedisSettings.in(folder).withPort(70_000)).hasMessageContaining("port is 70000");
        assertThatThrownBy(() -> RedisSettings.in(folder).withMaxMemoryMebibytes(1))
                .hasMessageContaining("at least 8");
    }

    private static EmbeddedRedis start(RedisSettings settings) {
        EmbeddedRedis redis = EmbeddedRedis.start(settings);
        redis.awaitReady(PATIENCE);
        return redis;
    }

    private static String ask(EmbeddedRedis redis, String command) throws IOException {
        return ask(redis, command, 1);
    }

    private static String ask(EmbeddedRedis redis, String command, int line) throws IOException {
        try (Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), redis.port())) {
            socket.setSoTimeout(1_000);
            socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            for (int skipped = 1; skipped < line; skipped++) {
                reader.readLine();
            }
            return String.valueOf(reader.readLine());
        }
    }
}
