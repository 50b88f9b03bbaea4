package io.satbus.bus.inspect;

import io.satbus.protocol.Heartbeat;
import io.satbus.protocol.Manifest;
import io.satbus.protocol.Message;
import io.satbus.protocol.ViolationException;
import io.satbus.protocol.payload.PayloadType;
import io.satbus.protocol.payload.PlatformTypes;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads what the platform itself says. What cannot be read is nobody's manifest and nobody's heartbeat. */
final class PlatformRecords {
    private final Records records;

    PlatformRecords(Records records) {
        this.records = records;
    }

    Optional<Manifest> manifest(ConsumerRecord<byte[], byte[]> consumed) {
        return records.seen(consumed) instanceof Seen.Spoken(var _, Message message)
                ? read(PlatformTypes.MANIFEST, message)
                : Optional.empty();
    }

    Optional<Beat> beat(ConsumerRecord<byte[], byte[]> consumed) {
        if (!(records.seen(consumed) instanceof Seen.Spoken(Seen.Place place, Message message))) {
            return Optional.empty();
        }
        Optional<Heartbeat> heartbeat = read(PlatformTypes.HEARTBEAT, message);
        return heartbeat.map(beat -> new Beat(message.envelope().source(), beat, place.at()));
    }

    private static <T> Optional<T> read(PayloadType<T> type, Message message) {
        try {
            return Optional.of(
                    type.decode(message.payload(), message.envelope().content().mediaType()));
        } catch (ViolationException unreadable) {
            return Optional.empty();
        }
    }
}
