package io.satbus.system.bus;

import io.satbus.bus.Bus;
import io.satbus.bus.BusSettings;
import io.satbus.bus.LaneSettings.GroupProtocol;
import io.satbus.bus.kafka.KafkaBus;
import io.satbus.protocol.Source;
import io.satbus.telemetry.Telemetry;
import io.satbus.testkit.contract.BusContract;
import io.satbus.testkit.servers.TestBroker;
import io.satbus.testkit.servers.WithKafka;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The bus on Kafka keeps the promises of every bus, with instances that share partitions as KIP-848 says. */
@WithKafka
@Execution(ExecutionMode.CONCURRENT)
class KafkaBusContractTest extends BusContract {
    private final TestBroker broker;
    private final String namespace;

    KafkaBusContractTest(TestBroker broker) {
        this.broker = broker;
        this.namespace = broker.namespace();
    }

    GroupProtocol protocol() {
        return GroupProtocol.CONSUMER;
    }

    @Override
    protected BusSettings settings(Source self) {
        BusSettings settings = broker.settings(self, namespace);
        return settings.withLanes(settings.lanes().withProtocol(protocol()));
    }

    @Override
    protected Bus create(BusSettings settings, Telemetry telemetry) {
        return KafkaBus.create(settings, telemetry);
    }
}
