package io.satbus.bus.inspect;

import io.satbus.protocol.Names;
import java.time.Duration;
import java.util.Map;

/**
 * Where to look.
 *
 * @param bootstrap brokers to begin with, as {@code host:port,host:port}
 * @param namespace first name of every topic
 * @param patience how long one look may take before it fails
 * @param kafka further settings of the Kafka clients, such as security
 */
public record InspectorSettings(String bootstrap, String namespace, Duration patience, Map<String, String> kafka) {
    public InspectorSettings {
        Names.require(namespace, "namespace");
        if (!patience.isPositive()) {
            throw new IllegalArgumentException("patience is " + patience + "; it must be more than zero");
        }
        kafka = Map.copyOf(kafka);
    }

    /** Ten seconds for each look, and no security. */
    public static InspectorSettings of(String bootstrap, String namespace) {
        return new InspectorSettings(bootstrap, namespace, Duration.ofSeconds(10), Map.of());
    }
}
