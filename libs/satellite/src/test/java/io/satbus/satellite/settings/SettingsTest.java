package io.satbus.satellite.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.satbus.bus.BusSettings;
import io.satbus.bus.LaneSettings.GroupProtocol;
import io.satbus.protocol.Source;
import io.satbus.telemetry.LogFormat;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.event.Level;

class SettingsTest {
    private static final Path REFERENCE = Path.of("../../docs/configuration.md");

    @Test
    void anEmptyEnvironmentHasTheDefaults() {
        SatelliteSettings settings = SatelliteSettings.read(Map.of("SATBUS_PERMITS", " "));
        assertThat(settings).isEqualTo(SatelliteSettings.of("127.0.0.1:9092"));
        assertThat(settings.heartbeatInterval()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.drainPatience()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void readsEverySetting(@TempDir Path folder) throws IOException {
        Path config = Files.writeString(folder.resolve("config.json"), "{\"a\":1}");
        Map<String, String> environment = new HashMap<>();
        environment.put("SATBUS_BOOTSTRAP", "a:1,b:2");
        environment.put("SATBUS_NAMESPACE", "test");
        environment.put("SATBUS_INSTANCE", "sage-7");
        environment.put("SATBUS_INCARNATION", "12");
        environment.put("SATBUS_HTTP_HOST", "0.0.0.0");
        environment.put("SATBUS_HTTP_PORT", "8081");
        environment.put("SATBUS_CONFIG_FILE", config.toString());
        environment.put("SATBUS_HEARTBEAT_INTERVAL", "500ms");
        environment.put("SATBUS_DRAIN_PATIENCE", "PT1M");
        environment.put("SATBUS_PARTITIONS", "8");
        environment.put("SATBUS_GROUP_PROTOCOL", "classic");
        environment.put("SATBUS_PERMITS", "64");
        environment.put("SATBUS_OTLP_ENDPOINT", "http://collector:4318");
        environment.put("SATBUS_TRACE_SAMPLE", "1");
        environment.put("SATBUS_LOG_FORMAT", "text");
        environment.put("SATBUS_LOG_LEVEL", "DEBUG");
        environment.put("SATBUS_STATE_DIR", folder.toString());
        environment.put("SATBUS_KAFKA_SASL_JAAS_CONFIG", "secret");

        SatelliteSettings settings = SatelliteSettings.read(environment);
        BusSettings bus = settings.bus(new Source("sage", "sage-7", 12), List.of("prices"));
        assertThat(settings.instance()).contains("sage-7");
        assertThat(settings.incarnation()).isEqualTo(12);
        assertThat(settings.http()).isEqualTo(new SatelliteSettings.Endpoint("0.0.0.0", 8081));
        assertThat(settings.config()).contains("{\"a\":1}");
        assertThat(settings.heartbeatInterval()).isEqualTo(Duration.ofMillis(500));
        assertThat(settings.drainPatience()).isEqualTo(Duration.ofMinutes(1));
        assertThat(settings.stateDirectory()).contains(folder);
        assertThat(settings.observation())
                .isEqualTo(new SatelliteSettings.Observation(
                        java.util.Optional.of(URI.create("http://collector:4318")), 1, LogFormat.TEXT, Level.DEBUG));
        assertThat(bus.bootstrap()).isEqualTo("a:1,b:2");
        assertThat(bus.namespace()).isEqualTo("test");
        assertThat(bus.streams()).containsExactly("prices");
        assertThat(bus.topics().partitions()).isEqualTo(8);
        assertThat(bus.lanes().protocol()).isEqualTo(GroupProtocol.CLASSIC);
        assertThat(bus.lanes().permits()).isEqualTo(64);
        assertThat(bus.kafka()).containsExactly(Map.entry("sasl.jaas.config", "secret"));
        assertThat(settings.toString()).doesNotContain("secret", "{\"a\":1}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SATBUS_BOOTSTRAP | kafka | host:port",
                "SATBUS_NAMESPACE | a.b | letters",
                "SATBUS_INSTANCE | a b | letters",
                "SATBUS_INCARNATION | -1 | 0 or more",
                "SATBUS_HTTP_PORT | 70000 | 0 to 65535",
                "SATBUS_CONFIG_FILE | /no/such/file | a file that can be read",
                "SATBUS_HEARTBEAT_INTERVAL | 30 | such as 30s",
                "SATBUS_HEARTBEAT_INTERVAL | 0s | positive duration",
                "SATBUS_DRAIN_PATIENCE | soon | such as 30s",
                "SATBUS_PARTITIONS | 0 | 1 to 10000",
                "SATBUS_GROUP_PROTOCOL | kip | one of consumer classic",
                "SATBUS_PERMITS | many | a whole number",
                "SATBUS_OTLP_ENDPOINT | collector:4317 | http://127.0.0.1:4318",
                "SATBUS_TRACE_SAMPLE | 2 | 0 to 1",
                "SATBUS_TRACE_SAMPLE | NaN | 0 to 1",
                "SATBUS_LOG_FORMAT | xml | one of json text",
                "SATBUS_LOG_LEVEL | loud | one of error warn info debug trace"
            })
    void namesVariableValueAndWhatIsAllowed(String variable, String value, String allowed) {
        assertThatThrownBy(() -> SatelliteSettings.read(Map.of(variable, value)))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith(variable + " is '" + value + "'; use ")
                .hasMessageContaining(allowed);
    }

    @Test
    void refusesTwoSourcesOfTheConfiguration() {
        assertThatThrownBy(() -> SatelliteSettings.read(Map.of("SATBUS_CONFIG", "{}", "SATBUS_CONFIG_FILE", "x")))
                .hasMessageContaining("both set");
    }

    @ParameterizedTest
    @EnumSource
    void theReferenceHasEverySetting(Setting setting) throws IOException {
        assertThat(Files.readString(REFERENCE))
                .contains("| `" + setting.variable() + "` | " + setting.fallback() + " | " + setting.description()
                        + " |");
    }
}
