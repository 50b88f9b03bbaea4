package io.satbus.satellite.settings;

/** Every environment variable that a satellite's process reads. The help text and the reference are held against it. */
public enum Setting {
    BOOTSTRAP("SATBUS_BOOTSTRAP", "127.0.0.1:9092", "Brokers to begin with, as host:port,host:port."),
    NAMESPACE(
            "SATBUS_NAMESPACE", "satbus", "First name of every topic; constellations with different ones never meet."),
    INSTANCE("SATBUS_INSTANCE", "made up", "Name of this instance; letters, digits, '-' and '_'."),
    INCARNATION("SATBUS_INCARNATION", "0", "Fencing epoch, given by whoever supervises; 0: nobody does."),
    HTTP_HOST("SATBUS_HTTP_HOST", "127.0.0.1", "Address on which health and metrics are served."),
    HTTP_PORT("SATBUS_HTTP_PORT", "0", "Port of health and metrics; 0: any free one, which the registry tells."),
    CONFIG(
            "SATBUS_CONFIG",
            "none",
            "JSON object for the satellite's own configuration; fields left out keep their defaults."),
    CONFIG_FILE("SATBUS_CONFIG_FILE", "none", "File that holds this JSON object; instead of SATBUS_CONFIG."),
    HEARTBEAT_INTERVAL("SATBUS_HEARTBEAT_INTERVAL", "30s", "Time between heartbeats, as 30s, 500ms, 2m or PT30S."),
    DRAIN_PATIENCE("SATBUS_DRAIN_PATIENCE", "30s", "How long a stop waits for running handlers."),
    PARTITIONS(
            "SATBUS_PARTITIONS",
            "4",
            "Partitions of topics that this satellite creates: how many instances can share its work."),
    GROUP_PROTOCOL(
            "SATBUS_GROUP_PROTOCOL", "consumer", "How instances share partitions: consumer (KIP-848) or classic."),
    PERMITS("SATBUS_PERMITS", "256", "Handlers that may run at once, critical ones aside."),
    OTLP_ENDPOINT("SATBUS_OTLP_ENDPOINT", "none", "Where traces are sent, as http://host:4318; none: no traces."),
    TRACE_SAMPLE("SATBUS_TRACE_SAMPLE", "0.01", "Share of new traces that are recorded, 0 to 1."),
    LOG_FORMAT("SATBUS_LOG_FORMAT", "json", "json: one object for each line; text: for people."),
    LOG_LEVEL("SATBUS_LOG_LEVEL", "info", "error, warn, info, debug or trace."),
    STATE_DIR("SATBUS_STATE_DIR", "none", "Folder of this satellite's own; made if it is not there."),
    KAFKA(
            "SATBUS_KAFKA_*",
            "none",
            "Further settings of the Kafka clients: SATBUS_KAFKA_SECURITY_PROTOCOL is security.protocol.");

    private final String variable;
    private final String fallback;
    private final String description;

    Setting(String variable, String fallback, String description) {
        this.variable = variable;
        this.fallback = fallback;
        this.description = description;
    }

    public String variable() {
        return variable;
    }

    /** What holds where it is not set, in words. */
    public String fallback() {
        return fallback;
    }

    /** One sentence for operators. */
    public String description() {
        return description;
    }
}
