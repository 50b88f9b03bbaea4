package io.satbus.testkit.servers;

import io.satbus.embedded.EmbeddedRedis;
import io.satbus.embedded.RedisSettings;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** The Redis of a test run, with prefixes that no other test uses. Safe for use by any thread. */
public final class TestRedis implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final EmbeddedRedis redis;
    private final AtomicInteger names = new AtomicInteger();

    private TestRedis(EmbeddedRedis redis) {
        this.redis = redis;
    }

    static TestRedis start() {
        EmbeddedRedis redis =
                EmbeddedRedis.start(RedisSettings.in(TestFolder.create("redis")).withKeepData(false));
        redis.awaitReady(PATIENCE);
        return new TestRedis(redis);
    }

    /** What clients connect to, as {@code redis://host:port}. */
    public String uri() {
        return redis.uri();
    }

    /** A beginning of keys of one's own. */
    public String prefix() {
        return "test-" + names.incrementAndGet() + ":";
    }

    /** The process itself, to be frozen, killed and restarted; all tests of the run share it. */
    public EmbeddedRedis redis() {
        return redis;
    }

    /** Called by JUnit at the end of the run. */
    @Override
    public void close() {
        redis.close();
    }
}
