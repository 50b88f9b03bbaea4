package io.satbus.cli.adapter;

import io.satbus.bus.Bus;
import io.satbus.bus.BusSettings;
import io.satbus.bus.inspect.Inspector;
import io.satbus.bus.inspect.InspectorSettings;
import io.satbus.bus.kafka.KafkaBus;
import io.satbus.protocol.Source;
import io.satbus.telemetry.Telemetry;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** The way to platforms on Kafka. */
public final class KafkaNetwork implements Network {
    private static final String SATELLITE = "cli";

    @Override
    public void requireReachable(Endpoint endpoint) {
        Reachability.require(endpoint.bootstrap());
    }

    @Override
    public Inspector inspector(Endpoint endpoint) {
        return Inspector.open(InspectorSettings.of(endpoint.bootstrap(), endpoint.namespace()));
    }

    @Override
    public Bus bus(Endpoint endpoint) {
        String instance =
                HexFormat.of().toHexDigits(RandomGenerator.getDefault().nextInt());
        BusSettings settings = BusSettings.of(new Source(SATELLITE, instance, 0), endpoint.bootstrap())
                .withNamespace(endpoint.namespace());
        return KafkaBus.create(settings, Telemetry.none());
    }
}
