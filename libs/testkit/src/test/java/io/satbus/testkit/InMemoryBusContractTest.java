package io.satbus.testkit;

import io.satbus.bus.Bus;
import io.satbus.bus.BusSettings;
import io.satbus.protocol.Source;
import io.satbus.telemetry.Telemetry;
import io.satbus.testkit.contract.BusContract;
import org.junit.jupiter.api.AfterAll;

class InMemoryBusContractTest extends BusContract {
    private static final InMemoryBroker BROKER = InMemoryBroker.create();

    @AfterAll
    static void close() {
        BROKER.close();
    }

    @Override
    protected BusSettings settings(Source self) {
        return BusSettings.of(self, "in memory");
    }

    @Override
    protected Bus create(BusSettings settings, Telemetry telemetry) {
        return BROKER.connect(settings, telemetry);
    }
}
