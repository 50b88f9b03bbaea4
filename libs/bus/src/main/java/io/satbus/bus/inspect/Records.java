package io.satbus.bus.inspect;

import io.satbus.bus.TopicNames;
import io.satbus.bus.inspect.Seen.Place;
import io.satbus.bus.records.Read;
import io.satbus.bus.records.RecordReader;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Makes what people look at of Kafka's records. Immutable. */
final class Records {
    private final RecordReader reader;

    Records(TopicNames names) {
        this.reader = new RecordReader(names);
    }

    Seen seen(ConsumerRecord<byte[], byte[]> consumed) {
        Place place = new Place(
                consumed.topic(), consumed.partition(), consumed.offset(), Instant.ofEpochMilli(consumed.timestamp()));
        return switch (reader.read(consumed)) {
            case Read.Good(var message) -> new Seen.Spoken(place, message);
            case Read.Bad bad -> new Seen.Unreadable(place, bad.violation().describe());
        };
    }
}
