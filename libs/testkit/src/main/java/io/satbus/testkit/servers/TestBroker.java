package io.satbus.testkit.servers;

import io.satbus.bus.BusSettings;
import io.satbus.embedded.EmbeddedKafka;
import io.satbus.embedded.KafkaSettings;
import io.satbus.embedded.KafkaTuning;
import io.satbus.protocol.Source;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** The broker of a test run, with names that no other test uses. Safe for use by any thread. */
public final class TestBroker implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final EmbeddedKafka kafka;
    private final AtomicInteger names = new AtomicInteger();

    private TestBroker(EmbeddedKafka kafka) {
        this.kafka = kafka;
    }

    static TestBroker start() {
        KafkaSettings settings = KafkaSettings.builder(TestFolder.create("kafka"))
                .tuning(KafkaTuning.QUICK_START)
                .keepData(false)
                .build();
        EmbeddedKafka kafka = EmbeddedKafka.start(settings);
        kafka.awaitReady(PATIENCE);
        return new TestBroker(kafka);
    }

    /** What clients take as {@code bootstrap.servers}. */
    public String bootstrap() {
        return kafka.bootstrap();
    }

    /** A namespace of one's own: whoever uses it meets no topic of another test. */
    public String namespace() {
        return fresh("test");
    }

    /** A name that nobody else in this run uses. */
    public String fresh(String name) {
        return name + "-" + names.incrementAndGet();
    }

    /** The settings of an instance on this broker. */
    public BusSettings settings(Source self, String namespace) {
        return BusSettings.of(self, bootstrap()).withNamespace(namespace);
    }

    /** The process itself, to be frozen, killed and restarted; all tests of the run share it. */
    public EmbeddedKafka kafka() {
        return kafka;
    }

    /** Called by JUnit at the end of the run. */
    @Override
    public void close() {
        kafka.close();
    }
}
