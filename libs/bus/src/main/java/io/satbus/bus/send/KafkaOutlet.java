package io.satbus.bus.send;

import io.satbus.bus.BusMeters;
import io.satbus.bus.Outlet;
import io.satbus.bus.Receipt;
import io.satbus.bus.Route;
import io.satbus.kernel.Clock;
import io.satbus.protocol.Kind;
import io.satbus.protocol.Message;
import io.satbus.protocol.Priority;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/**
 * Sends with acknowledgement of all in-sync replicas. Two producers: what somebody waits for leaves at once, the rest in
 * larger batches. Messages of one key keep their order as long as they go the same way. Safe for use by any thread.
 */
public final class KafkaOutlet implements Outlet, AutoCloseable {
    private final Producer<byte[], byte[]> urgent;
    private final Producer<byte[], byte[]> bulk;
    private final BiFunction<Message, Route, ProducerRecord<byte[], byte[]>> writer;
    private final BusMeters meters;
    private final Clock clock;

    /** An outlet that owns the producers from now on. */
    public KafkaOutlet(
            Producer<byte[], byte[]> urgent,
            Producer<byte[], byte[]> bulk,
            BiFunction<Message, Route, ProducerRecord<byte[], byte[]>> writer,
            BusMeters meters,
            Clock clock) {
        this.urgent = urgent;
        this.bulk = bulk;
        this.writer = writer;
        this.meters = meters;
        this.clock = clock;
    }

    @Override
    public CompletableFuture<Receipt> send(Message message, Route route) {
        CompletableFuture<Receipt> receipt = new CompletableFuture<>();
        ProducerRecord<byte[], byte[]> produced = writer.apply(message, route);
        long begun = clock.nanos();
        try {
            var _ = producerFor(message)
                    .send(produced, (metadata, thrown) -> settle(message, receipt, begun, metadata, thrown));
        } catch (InterruptException e) {
            Thread.currentThread().interrupt();
            settle(message, receipt, begun, null, e);
        } catch (RuntimeException e) {
            settle(message, receipt, begun, null, e);
        }
        return receipt;
    }

    private Producer<byte[], byte[]> producerFor(Message message) {
        Kind kind = message.envelope().kind();
        boolean awaited = kind.answers() || message.envelope().replyTo().isPresent() || kind == Kind.HEARTBEAT;
        return awaited || message.envelope().priority() == Priority.CRITICAL ? urgent : bulk;
    }

    private void settle(
            Message message,
            CompletableFuture<Receipt> receipt,
            long begun,
            @Nullable RecordMetadata metadata,
            @Nullable Exception thrown) {
        BusMeters.OfPriority meter = meters.of(message.envelope().priority());
        if (thrown != null || metadata == null) {
            meter.publishFailed().increment();
            receipt.completeExceptionally(SendFailures.of(message, thrown));
            return;
        }
        meter.published().increment();
        meter.publishDuration().record(clock.nanos() - begun, TimeUnit.NANOSECONDS);
        receipt.complete(
                new Receipt(message.envelope().id(), metadata.topic(), metadata.partition(), metadata.offset()));
    }

    /** Settles what was sent, at most 10 s long each, and lets go. */
    @Override
    public void close() {
        urgent.close(Duration.ofSeconds(10));
        bulk.close(Duration.ofSeconds(10));
    }
}
