package io.satbus.system.bus;

import io.satbus.bus.BusMeter;
import io.satbus.bus.BusSettings;
import io.satbus.bus.Handler;
import io.satbus.bus.Handling;
import io.satbus.bus.Payload;
import io.satbus.bus.Receipt;
import io.satbus.bus.TopicNames;
import io.satbus.bus.kafka.KafkaBus;
import io.satbus.protocol.Envelope;
import io.satbus.protocol.EnvelopeBuilder;
import io.satbus.protocol.Kind;
import io.satbus.protocol.Message;
import io.satbus.protocol.Priority;
import io.satbus.protocol.Source;
import io.satbus.protocol.Target;
import io.satbus.protocol.wire.EnvelopeCodec;
import io.satbus.telemetry.Telemetry;
import io.satbus.testkit.servers.TestBroker;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A namespace of one's own on the broker of the run: buses, and raw clients that know nothing of buses. */
final class KafkaStage implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(40);

    private final TestBroker broker;
    private final String namespace;
    private final List<Node> nodes = new ArrayList<>();
    private final Admin admin;
    private final KafkaProducer<byte[], byte[]> producer;

    KafkaStage(TestBroker broker) {
        this.broker = broker;
        this.namespace = broker.namespace();
        Map<String, Object> config = Map.of("bootstrap.servers", broker.bootstrap());
        this.admin = Admin.create(config);
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrap(), "max.request.size", 20 << 20, "linger.ms", 0),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** An instance on the bus. */
    record Node(KafkaBus bus, Telemetry telemetry) {
        String satellite() {
            return bus.self().satellite();
        }

        Node receiving(Handler handler) {
            bus.receive(Handling.CREW, handler);
            bus.start();
            return this;
        }

        double rejected(String reason) {
            return telemetry
                    .meters()
                    .registry()
                    .get(BusMeter.REJECTED.meterName())
                    .tag("reason", reason)
                    .counter()
                    .count();
        }

        double consumed(String priority, String outcome) {
            return telemetry
                    .meters()
                    .registry()
                    .get(BusMeter.CONSUMED.meterName())
                    .tags("priority", priority, "outcome", outcome)
                    .counter()
                    .count();
        }

        EnvelopeBuilder command(String satellite) {
            return bus.draft(Kind.COMMAND, Target.satellite(satellite));
        }

        CompletableFuture<Receipt> send(String satellite, String key, String text) {
            return bus.publish(command(satellite).key(key), text(text));
        }
    }

    Node node(String satellite, String instance) {
        return node(satellite, instance, settings -> settings);
    }

    Node node(String satellite, String instance, UnaryOperator<BusSettings> changes) {
        Telemetry telemetry = Telemetry.none();
        BusSettings settings = broker.settings(new Source(satellite, instance, 1), namespace);
        Node node = new Node(KafkaBus.create(changes.apply(settings), telemetry), telemetry);
        nodes.add(node);
        return node;
    }

    /** In the order in which they were made. */
    List<Node> nodes() {
        return List.copyOf(nodes);
    }

    TopicNames names() {
        return new TopicNames(namespace);
    }

    TestBroker broker() {
        return broker;
    }

    String namespace() {
        return namespace;
    }

    Admin admin() {
        return admin;
    }

    /** Produces a record past any bus. */
    Future<RecordMetadata> produce(ProducerRecord<byte[], byte[]> raw) {
        return producer.send(raw);
    }

    /** A record with this envelope, whatever it is. */
    ProducerRecord<byte[], byte[]> inboxRecord(String satellite, byte[] envelope, byte[] value) {
        ProducerRecord<byte[], byte[]> raw =
                new ProducerRecord<>(names().inbox(satellite, Priority.MEDIUM), null, null, value);
        raw.headers().add("sb-env", envelope);
        return raw;
    }

    /** A good envelope for a payload of this size. */
    static EnvelopeBuilder envelope(String satellite, Payload payload) {
        return Envelope.of(Kind.COMMAND, new Source("raw", "r", 0), Target.satellite(satellite))
                .content(payload.content());
    }

    static byte[] bytes(EnvelopeBuilder envelope) {
        return EnvelopeCodec.encode(envelope.build());
    }

    /** What a satellite's group has committed for its inbox of medium priority, by partition. */
    Map<TopicPartition, OffsetAndMetadata> committed(String satellite) throws Exception {
        return admin.listConsumerGroupOffsets(names().group(satellite, Priority.MEDIUM))
                .partitionsToOffsetAndMetadata()
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    static Payload text(String text) {
        return Payload.of("Text", "text/plain", text.getBytes(StandardCharsets.UTF_8));
    }

    static String textOf(Message message) {
        return new String(message.payload(), StandardCharsets.UTF_8);
    }

    static <T> T get(Future<T> future) throws Exception {
        return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /** A condition that may have to ask a server. */
    @FunctionalInterface
    interface Condition {
        boolean holds() throws Exception;
    }

    static void await(String what, Condition condition) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Waited " + PATIENCE + " until " + what);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    @Override
    public void close() {
        nodes.reversed().forEach(node -> node.bus().close());
        producer.close(Duration.ofSeconds(5));
        admin.close(Duration.ofSeconds(5));
    }
}
