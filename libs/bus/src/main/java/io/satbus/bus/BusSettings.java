package io.satbus.bus;

import io.satbus.protocol.Names;
import io.satbus.protocol.Source;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a bus needs to know. Every value has a default but the first two.
 *
 * @param self who the instance is
 * @param bootstrap brokers to begin with, as {@code host:port,host:port}
 * @param namespace first name of every topic
 * @param streams first names of the subjects that it publishes; their topics are created at the start
 * @param topics how topics are created
 * @param lanes how messages are received
 * @param sendBuffer bytes that may wait to be sent
 * @param sendPatience how long a publication may wait for room in the send buffer
 * @param deliveryTimeout how long the client tries to get a message onto the bus
 * @param kafka further settings of the Kafka clients, such as security; what the bus itself needs cannot be changed
 */
public record BusSettings(
        Source self,
        String bootstrap,
        String namespace,
        List<String> streams,
        TopicSettings topics,
        LaneSettings lanes,
        long sendBuffer,
        Duration sendPatience,
        Duration deliveryTimeout,
        Map<String, String> kafka) {

    public BusSettings {
        Names.require(namespace, "namespace");
        streams = List.copyOf(streams);
        streams.forEach(stream -> Names.require(stream, "stream"));
        kafka = Map.copyOf(kafka);
        if (sendBuffer < 1 << 20) {
            throw new IllegalArgumentException("sendBuffer is " + sendBuffer + " bytes; give at least 1 MiB");
        }
    }

    public static BusSettings of(Source self, String bootstrap) {
        return new BusSettings(
                self,
                bootstrap,
                "satbus",
                List.of(),
                TopicSettings.DEFAULT,
                LaneSettings.DEFAULT,
                32L << 20,
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                Map.of());
    }

    public BusSettings withNamespace(String value) {
        return new BusSettings(
                self, bootstrap, value, streams, topics, lanes, sendBuffer, sendPatience, deliveryTimeout, kafka);
    }

    public BusSettings withStreams(List<String> value) {
        return new BusSettings(
                self, bootstrap, namespace, value, topics, lanes, sendBuffer, sendPatience, deliveryTimeout, kafka);
    }

    public BusSettings withTopics(TopicSettings value) {
        return new BusSettings(
                self, bootstrap, namespace, streams, value, lanes, sendBuffer, sendPatience, deliveryTimeout, kafka);
    }

    public BusSettings withLanes(LaneSettings value) {
        return new BusSettings(
                self, bootstrap, namespace, streams, topics, value, sendBuffer, sendPatience, deliveryTimeout, kafka);
    }

    public BusSettings withKafka(Map<String, String> value) {
        return new BusSettings(
                self, bootstrap, namespace, streams, topics, lanes, sendBuffer, sendPatience, deliveryTimeout, value);
    }
}
