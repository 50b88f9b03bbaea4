package io.satbus.testkit.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@WithKafka
@WithRedis
class ServersTest {
    private static final AtomicReference<TestBroker> FIRST = new AtomicReference<>();

    @RepeatedTest(2)
    void sharesOneBrokerInTheWholeRun(TestBroker broker) throws IOException {
        FIRST.compareAndSet(null, broker);
        assertThat(broker).isSameAs(FIRST.get());
        assertThat(broker.kafka().alive()).isTrue();
        answers(broker.kafka().port());
    }

    @Test
    void givesEachItsOwnNames(TestBroker broker) {
        assertThat(broker.namespace()).isNotEqualTo(broker.namespace());
        assertThat(broker.fresh("x")).startsWith("x-").isNotEqualTo(broker.fresh("x"));
    }

    @Test
    void givesARedis(TestRedis redis) throws IOException {
        assertThat(redis.redis().alive()).isTrue();
        assertThat(redis.prefix()).isNotEqualTo(redis.prefix());
        answers(redis.redis().port());
    }

    private static void answers(int port) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            assertThat(socket.isConnected()).isTrue();
        }
    }
}
