package io.satbus.satellite.settings;

import io.satbus.bus.LaneSettings;
import io.satbus.bus.LaneSettings.GroupProtocol;
import io.satbus.bus.TopicSettings;
import io.satbus.protocol.Names;
import io.satbus.satellite.settings.SatelliteSettings.Connection;
import io.satbus.satellite.settings.SatelliteSettings.Endpoint;
import io.satbus.satellite.settings.SatelliteSettings.Observation;
import io.satbus.telemetry.LogFormat;
import io.satbus.telemetry.TelemetrySettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.event.Level;

/** Reads settings from an environment. A variable that is empty counts as not set. */
final class SettingsReader {
    private static final String KAFKA_PREFIX = "SATBUS_KAFKA_";

    private final Values values;
    private final Map<String, String> environment;

    SettingsReader(Map<String, String> environment) {
        this.environment = environment;
        this.values = new Values(environment);
    }

    SatelliteSettings read() {
        return new SatelliteSettings(
                values.text(Setting.INSTANCE).map(value -> name(Setting.INSTANCE, value)),
                values.number(Setting.INCARNATION, 0, 0, Long.MAX_VALUE),
                connection(),
                new Endpoint(values.text(Setting.HTTP_HOST).orElse(Endpoint.DEFAULT.host()), (int)
                        values.number(Setting.HTTP_PORT, 0, 0, 65_535)),
                config(),
                values.duration(Setting.HEARTBEAT_INTERVAL, io.satbus.protocol.Heartbeat.DEFAULT_INTERVAL),
                values.duration(Setting.DRAIN_PATIENCE, SatelliteSettings.DEFAULT_DRAIN_PATIENCE),
                observation(),
                values.text(Setting.STATE_DIR).map(value -> path(Setting.STATE_DIR, value)));
    }

    private Connection connection() {
        Connection standard = Connection.DEFAULT;
        LaneSettings lanes = standard.lanes();
        TopicSettings topics = standard.topics();
        return new Connection(
                values.text(Setting.BOOTSTRAP).map(SettingsReader::brokers).orElse(standard.bootstrap()),
                values.text(Setting.NAMESPACE)
                        .map(value -> name(Setting.NAMESPACE, value))
                        .orElse(standard.namespace()),
                topics.withPartitions((int) values.number(Setting.PARTITIONS, topics.partitions(), 1, 10_000)),
                lanes.withProtocol(values.word(Setting.GROUP_PROTOCOL, GroupProtocol.class, lanes.protocol()))
                        .withPermits((int) values.number(Setting.PERMITS, lanes.permits(), 1, 100_000)),
                kafka());
    }

    private Observation observation() {
        Observation standard = Observation.DEFAULT;
        return new Observation(
                values.text(Setting.OTLP_ENDPOINT).map(SettingsReader::endpoint),
                values.share(Setting.TRACE_SAMPLE, standard.traceSample()),
                values.word(Setting.LOG_FORMAT, LogFormat.class, standard.logFormat()),
                values.word(Setting.LOG_LEVEL, Level.class, standard.logLevel()));
    }

    private Optional<String> config() {
        Optional<String> text = values.text(Setting.CONFIG);
        Optional<String> file = values.text(Setting.CONFIG_FILE);
        if (text.isPresent() && file.isPresent()) {
            throw new SettingException("SATBUS_CONFIG and SATBUS_CONFIG_FILE are both set; use one of them");
        }
        return text.or(() -> file.map(SettingsReader::contentOf));
    }

    private static String contentOf(String file) {
        Path path = path(Setting.CONFIG_FILE, file);
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw SettingException.of(Setting.CONFIG_FILE, file, "a file that can be read as UTF-8 text (" + e + ")");
        }
    }

    private Map<String, String> kafka() {
        Map<String, String> kafka = new HashMap<>();
        environment.forEach((variable, value) -> {
            if (variable.startsWith(KAFKA_PREFIX) && variable.length() > KAFKA_PREFIX.length()) {
                String name = variable.substring(KAFKA_PREFIX.length());
                kafka.put(name.toLowerCase(Locale.ROOT).replace('_', '.'), value);
            }
        });
        return kafka;
    }

    private static String name(Setting setting, String value) {
        if (!Names.valid(value)) {
            throw SettingException.of(setting, value, "1 to " + Names.MAX_NAME + " letters, digits, '-' or '_'");
        }
        return value;
    }

    private static String brokers(String value) {
        for (String broker : value.split(",", -1)) {
            if (!broker.strip().matches("[^\\s:]+:\\d{1,5}|\\[[0-9a-fA-F:]+]:\\d{1,5}")) {
                throw SettingException.of(Setting.BOOTSTRAP, value, "host:port, or several joined by commas");
            }
        }
        return value;
    }

    private static URI endpoint(String value) {
        String allowed = "an address such as http://127.0.0.1:4318";
        try {
            URI uri = URI.create(value);
            TelemetrySettings checked = TelemetrySettings.of("any", "any").withOtlpEndpoint(uri);
            return checked.otlpEndpoint().orElseThrow();
        } catch (IllegalArgumentException e) {
            throw SettingException.of(Setting.OTLP_ENDPOINT, value, allowed);
        }
    }

    private static Path path(Setting setting, String value) {
        try {
            return Path.of(value);
        } catch (InvalidPathException e) {
            throw SettingException.of(setting, value, "a path (" + e.getReason() + ")");
        }
    }

    /** Values of single variables. */
    private record Values(Map<String, String> environment) {
        Optional<String> text(Setting setting) {
            return Optional.ofNullable(environment.get(setting.variable()))
                    .map(String::strip)
                    .filter(value -> !value.isEmpty());
        }

        long number(Setting setting, long fallback, long least, long most) {
            return text(setting)
                    .map(value -> number(setting, value, least, most))
                    .orElse(fallback);
        }

        private static long number(Setting setting, String value, long least, long most) {
            String allowed = "a whole number, " + (most == Long.MAX_VALUE ? least + " or more" : least + " to " + most);
            try {
                long number = Long.parseLong(value);
                if (number >= least && number <= most) {
                    return number;
                }
            } catch (NumberFormatException e) {
                throw SettingException.of(setting, value, allowed);
            }
            throw SettingException.of(setting, value, allowed);
        }

        double share(Setting setting, double fallback) {
            return text(setting).map(value -> share(setting, value)).orElse(fallback);
        }

        private static double share(Setting setting, String value) {
            String allowed = "a number from 0 to 1";
            try {
                double share = Double.parseDouble(value);
                if (share >= 0 && share <= 1) {
                    return share;
                }
            } catch (NumberFormatException e) {
                throw SettingException.of(setting, value, allowed);
            }
            throw SettingException.of(setting, value, allowed);
        }

        Duration duration(Setting setting, Duration fallback) {
            return text(setting)
                    .map(value -> DurationText.parse(value)
                            .filter(duration -> duration.isPositive())
                            .orElseThrow(() -> SettingException.of(
                                    setting, value, "a positive duration such as 30s, 500ms, 2m or PT30S")))
                    .orElse(fallback);
        }

        <E extends Enum<E>> E word(Setting setting, Class<E> type, E fallback) {
            return text(setting).map(value -> word(setting, type, value)).orElse(fallback);
        }

        private static <E extends Enum<E>> E word(Setting setting, Class<E> type, String value) {
            StringBuilder allowed = new StringBuilder("one of");
            for (E each : type.getEnumConstants()) {
                if (each.name().equalsIgnoreCase(value)) {
                    return each;
                }
                allowed.append(' ').append(each.name().toLowerCase(Locale.ROOT));
            }
            throw SettingException.of(setting, value, allowed.toString());
        }
    }
}
