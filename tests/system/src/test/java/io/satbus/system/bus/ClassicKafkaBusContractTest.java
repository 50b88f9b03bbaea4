package io.satbus.system.bus;

import io.satbus.bus.LaneSettings.GroupProtocol;
import io.satbus.testkit.servers.TestBroker;

/** The same promises with the group protocol of older brokers. */
class ClassicKafkaBusContractTest extends KafkaBusContractTest {
    ClassicKafkaBusContractTest(TestBroker broker) {
        super(broker);
    }

    @Override
    GroupProtocol protocol() {
        return GroupProtocol.CLASSIC;
    }
}
