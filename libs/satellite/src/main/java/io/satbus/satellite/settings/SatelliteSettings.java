package io.satbus.satellite.settings;

import io.satbus.bus.BusSettings;
import io.satbus.bus.LaneSettings;
import io.satbus.bus.TopicSettings;
import io.satbus.protocol.Heartbeat;
import io.satbus.protocol.Source;
import io.satbus.telemetry.LogFormat;
import io.satbus.telemetry.TelemetrySettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.event.Level;

/**
 * How one instance of a satellite runs. What each part means, with its variable and default, is said in {@link Setting}.
 *
 * @param instance empty: a name is made up
 * @param config JSON object for the satellite's own configuration
 */
public record SatelliteSettings(
        Optional<String> instance,
        long incarnation,
        Connection connection,
        Endpoint http,
        Optional<String> config,
        Duration heartbeatInterval,
        Duration drainPatience,
        Observation observation,
        Optional<Path> stateDirectory) {
    public static final Duration DEFAULT_DRAIN_PATIENCE = Duration.ofSeconds(30);

    public SatelliteSettings {
        requirePositive(heartbeatInterval, "the heartbeat interval");
        requirePositive(drainPatience, "the drain patience");
    }

    /** How the bus is reached and used. */
    public record Connection(
            String bootstrap, String namespace, TopicSettings topics, LaneSettings lanes, Map<String, String> kafka) {
        public static final Connection DEFAULT =
                new Connection("127.0.0.1:9092", "satbus", TopicSettings.DEFAULT, LaneSettings.DEFAULT, Map.of());

        public Connection {
            kafka = Map.copyOf(kafka);
        }

        /** The Kafka clients' settings may hold passwords: only their names are shown. */
        @Override
        public String toString() {
            return bootstrap + " as " + namespace + ", kafka " + kafka.keySet();
        }
    }

    /** Where health and metrics are served; port 0 is any free one. */
    public record Endpoint(String host, int port) {
        public static final Endpoint DEFAULT = new Endpoint("127.0.0.1", 0);
    }

    /** What can be seen of the process from outside. */
    public record Observation(Optional<URI> otlpEndpoint, double traceSample, LogFormat logFormat, Level logLevel) {
        public static final Observation DEFAULT =
                new Observation(Optional.empty(), TelemetrySettings.DEFAULT_SAMPLE_RATIO, LogFormat.JSON, Level.INFO);
    }

    /** Every setting has its default, but the brokers. */
    public static SatelliteSettings of(String bootstrap) {
        Connection standard = Connection.DEFAULT;
        return new SatelliteSettings(
                Optional.empty(),
                0,
                new Connection(bootstrap, standard.namespace(), standard.topics(), standard.lanes(), standard.kafka()),
                Endpoint.DEFAULT,
                Optional.empty(),
                Heartbeat.DEFAULT_INTERVAL,
                DEFAULT_DRAIN_PATIENCE,
                Observation.DEFAULT,
                Optional.empty());
    }

    /** @throws SettingException with one sentence about the first value that cannot be used */
    public static SatelliteSettings read(Map<String, String> environment) {
        return new SettingsReader(environment).read();
    }

    /** What the bus needs to know for an instance that publishes these streams. */
    public BusSettings bus(Source self, List<String> streams) {
        return BusSettings.of(self, connection.bootstrap())
                .withNamespace(connection.namespace())
                .withStreams(streams)
                .withTopics(connection.topics())
                .withLanes(connection.lanes())
                .withKafka(connection.kafka());
    }

    public TelemetrySettings telemetry(Source self) {
        TelemetrySettings settings =
                TelemetrySettings.of(self.satellite(), self.instance()).withSampleRatio(observation.traceSample());
        return observation.otlpEndpoint().map(settings::withOtlpEndpoint).orElse(settings);
    }

    public SatelliteSettings withInstance(String value) {
        return new SatelliteSettings(
                Optional.of(value),
                incarnation,
                connection,
                http,
                config,
                heartbeatInterval,
                drainPatience,
                observation,
                stateDirectory);
    }

    public SatelliteSettings withConnection(Connection value) {
        return new SatelliteSettings(
                instance,
                incarnation,
                value,
                http,
                config,
                heartbeatInterval,
                drainPatience,
                observation,
                stateDirectory);
    }

    public SatelliteSettings withConfig(String value) {
        return new SatelliteSettings(
                instance,
                incarnation,
                connection,
                http,
                Optional.of(value),
                heartbeatInterval,
                drainPatience,
                observation,
                stateDirectory);
    }

    public SatelliteSettings withHeartbeatInterval(Duration value) {
        return new SatelliteSettings(
                instance, incarnation, connection, http, config, value, drainPatience, observation, stateDirectory);
    }

    public SatelliteSettings withDrainPatience(Duration value) {
        return new SatelliteSettings(
                instance, incarnation, connection, http, config, heartbeatInterval, value, observation, stateDirectory);
    }

    public SatelliteSettings withStateDirectory(Path value) {
        return new SatelliteSettings(
                instance,
                incarnation,
                connection,
                http,
                config,
                heartbeatInterval,
                drainPatience,
                observation,
                Optional.of(value));
    }

    /** The satellite's own configuration may hold secrets: it is not shown. */
    @Override
    public String toString() {
        return "SatelliteSettings[" + instance.orElse("any instance") + "#" + incarnation + ", " + connection + ", "
                + http + "]";
    }

    private static void requirePositive(Duration value, String name) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + " is " + value + "; use a positive duration");
        }
    }
}
