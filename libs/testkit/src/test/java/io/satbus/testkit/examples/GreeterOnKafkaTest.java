package io.satbus.testkit.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.satbus.satellite.RunningSatellite;
import io.satbus.satellite.Satellite;
import io.satbus.satellite.settings.SatelliteSettings;
import io.satbus.testkit.examples.GreeterTest.Greet;
import io.satbus.testkit.examples.GreeterTest.Greeting;
import io.satbus.testkit.servers.TestBroker;
import io.satbus.testkit.servers.WithKafka;
import org.junit.jupiter.api.Test;

@WithKafka
class GreeterOnKafkaTest {
    @Test
    void greetsOverARealBroker(TestBroker broker) throws Exception {
        SatelliteSettings settings = SatelliteSettings.of(broker.bootstrap());
        try (RunningSatellite _ = GreeterTest.greeter().start(settings);
                RunningSatellite asker = Satellite.named("asker").start(settings)) {
            assertThat(asker.context()
                            .satellite("greeter")
                            .ask(new Greet("Bob"), Greeting.class)
                            .text())
                    .isEqualTo("Hello Bob");
        }
    }
}
