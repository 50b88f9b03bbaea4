package io.satbus.embedded;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path folder;

    EmbeddedKafkaTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void servesRecordsStampedByTheBroker() throws Exception {
        try (EmbeddedKafka kafka = start(quick())) {
            Records records = new Records(kafka.bootstrap());
            records.createTopic();
            records.produce("hello");
            assertThat(records.readAsGroup(1)).singleElement().satisfies(record -> {
                assertThat(record.value()).isEqualTo("hello");
                assertThat(record.timestampType()).isEqualTo(TimestampType.LOG_APPEND_TIME);
            });
        }
        assertThat(folder.resolve("kafka/logs/kafka.log")).isEmptyFile();
    }

    @Test
    void keepsItsDataOverOrderlyAndKilledEnds() throws Exception {
        String cluster;
        try (EmbeddedKafka kafka = start(quick())) {
            Records records = new Records(kafka.bootstrap());
            records.createTopic();
            records.produce("first");
            cluster = records.clusterId();
        }
        try (EmbeddedKafka kafka = start(quick())) {
            Records records = new Records(kafka.bootstrap());
            assertThat(records.clusterId()).isEqualTo(cluster);
            records.produce("second");
            long killed = kafka.pid();
            kafka.kill();
            assertThat(kafka.onExit().get(10, SECONDS)).isEqualTo(128 + 9);

            kafka.restart(PATIENCE);

            assertThat(kafka.pid()).isNotEqualTo(killed);
            assertThat(records.read(2)).extracting(ConsumerRecord::value).containsExactly("first", "second");
        }
    }

    @Test
    void answersNothingWhileFrozenAndEverythingOnceThawed() throws Exception {
        try (EmbeddedKafka kafka = start(quick())) {
            Records records = new Records(kafka.bootstrap());
            records.createTopic();
            try (KafkaProducer<String, String> producer = records.producer()) {
                producer.send(new ProducerRecord<>(Records.TOPIC, "before")).get(20, SECONDS);
                kafka.freeze();
                Future<RecordMetadata> sent = producer.send(new ProducerRecord<>(Records.TOPIC, "during"));
                assertThatThrownBy(() -> sent.get(1, SECONDS)).isInstanceOf(TimeoutException.class);
                kafka.thaw();
                assertThat(sent.get(20, SECONDS).offset()).isEqualTo(1);
            }
        }
    }

    @Test
    void closeLeavesNoProcessAndDeletesWhatIsNotToBeKept() {
        EmbeddedKafka kafka = start(quick().keepData(false));
        kafka.close();
        assertThat(kafka.alive()).isFalse();
        assertThat(folder.resolve("kafka")).doesNotExist();
    }

    @Test
    void namesThePortInUse() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            KafkaSettings settings = quick().port(taken.getLocalPort()).build();
            assertThatThrownBy(() -> EmbeddedKafka.start(settings))
                    .isInstanceOf(StartFailedException.class)
                    .hasMessageContaining("127.0.0.1:" + taken.getLocalPort())
                    .hasMessageContaining("in use")
                    .hasMessageContaining("choose another port");
        }
    }

    @Test
    void namesTheFolderThatAnotherServerUses() throws Exception {
        try (EmbeddedKafka holder = EmbeddedKafka.start(quick().build())) {
            assertThatThrownBy(() -> EmbeddedKafka.start(quick().build()))
                    .isInstanceOf(StartFailedException.class)
                    .hasMessageContaining(folder.resolve("kafka").toRealPath().toString())
                    .hasMessageContaining("Stop that one, or choose another folder");
            holder.awaitReady(PATIENCE);
        }
    }

    @Test
    void saysWhyABrokerDiedWhileStarting() throws Exception {
        Path meta = Files.createDirectories(folder.resolve("kafka/data")).resolve("meta.properties");
        Files.writeString(meta, "version=1\ncluster.id=abc\nnode.id=77\n");
        try (EmbeddedKafka kafka = EmbeddedKafka.start(quick().build())) {
            assertThatThrownBy(() -> kafka.awaitReady(PATIENCE))
                    .isInstanceOf(StartFailedException.class)
                    .hasMessageContaining("another version wrote it")
                    .hasMessageContaining("Its last lines")
                    .hasMessageContaining("77");
        }
    }

    @Test
    void startsFromAStartCache() throws Exception {
        KafkaSettings settings =
                quick().startCache(folder.resolve("cache/kafka.aot")).build();
        EmbeddedKafka.writeStartCache(
                new KafkaSettingsBuilder(folder.resolve("recording"))
                        .tuning(settings.tuning())
                        .startCache(folder.resolve("cache/kafka.aot"))
                        .build(),
                Duration.ofSeconds(60));
        assertThat(folder.resolve("recording")).doesNotExist();
        assertThat(folder.resolve("cache/kafka.aot")).isNotEmptyFile();
        try (EmbeddedKafka kafka = start(settings.toBuilder())) {
            Records records = new Records(kafka.bootstrap());
            records.createTopic();
            assertThat(kafka.logFile()).isEmptyFile();
        }
    }

    private KafkaSettingsBuilder quick() {
        return KafkaSettings.builder(folder.resolve("kafka"))
                .tuning(KafkaTuning.QUICK_START)
                .heapMebibytes(256);
    }

    private static EmbeddedKafka start(KafkaSettingsBuilder settings) {
        EmbeddedKafka kafka = EmbeddedKafka.start(settings.build());
        kafka.awaitReady(PATIENCE);
        return kafka;
    }
}
