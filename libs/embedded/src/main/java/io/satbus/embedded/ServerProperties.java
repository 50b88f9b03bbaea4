package io.satbus.embedded;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The configuration file of a single broker that is its own controller. */
final class ServerProperties {
    /** 10 MB of message plus its headers and framing: the largest that Satbus allows. */
    private static final String LARGEST_BATCH = Integer.toString(11 << 20);

    private ServerProperties() {}

    /** Its lines, sorted; later groups overrule earlier ones, and the settings overrule all. */
    static List<String> of(KafkaSettings settings, Path logs, int port, int controllerPort) {
        Map<String, String> all = new TreeMap<>();
        all.putAll(quorum(port, controllerPort));
        all.put("log.dirs", logs.toString());
        all.put("num.partitions", Integer.toString(settings.defaultPartitions()));
        all.putAll(internalTopics());
        all.putAll(groups());
        all.putAll(log());
        all.putAll(network());
        all.putAll(settings.tuning().serverProperties());
        all.putAll(settings.serverProperties());
        return all.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + escape(entry.getValue()))
                .toList();
    }

    private static String escape(String value) {
        return value.replace("\\", "\\\\").replace("\n", "\\n");
    }

    /** After a kill, the controller lets the broker in again only when its old session is over. */
    private static Map<String, String> quorum(int port, int controllerPort) {
        String listeners = "CLIENT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort;
        return Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", "1"),
                Map.entry("listeners", listeners),
                Map.entry("advertised.listeners", listeners),
                Map.entry("listener.security.protocol.map", "CLIENT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
                Map.entry("inter.broker.listener.name", "CLIENT"),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry("controller.quorum.voters", "1@127.0.0.1:" + controllerPort),
                Map.entry("broker.session.timeout.ms", "3000"),
                Map.entry("broker.heartbeat.interval.ms", "500"),
                Map.entry("auto.create.topics.enable", "false"),
                Map.entry("auto.leader.rebalance.enable", "false"));
    }

    /** One replica, and few partitions: each costs files and a while at the start. */
    private static Map<String, String> internalTopics() {
        return Map.of(
                "offsets.topic.num.partitions", "4",
                "offsets.topic.replication.factor", "1",
                "transaction.state.log.num.partitions", "4",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "share.coordinator.state.topic.num.partitions", "4",
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.min.isr", "1");
    }

    /**
     * Members join and leave within a second. Kafka's defaults suit clusters with thousands of members: the new
     * protocol (KIP-848) tells a member of its partitions only by the next heartbeat, so its interval is what a join
     * takes, and the interval between assignments delays it further.
     */
    private static Map<String, String> groups() {
        return Map.ofEntries(
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                Map.entry("group.min.session.timeout.ms", "1000"),
                Map.entry("group.consumer.min.heartbeat.interval.ms", "100"),
                Map.entry("group.consumer.heartbeat.interval.ms", "500"),
                Map.entry("group.consumer.min.session.timeout.ms", "1000"),
                Map.entry("group.consumer.session.timeout.ms", "6000"),
                Map.entry("group.consumer.assignment.interval.ms", "0"),
                Map.entry("group.share.min.heartbeat.interval.ms", "100"),
                Map.entry("group.share.heartbeat.interval.ms", "500"),
                Map.entry("group.share.min.session.timeout.ms", "1000"),
                Map.entry("group.share.session.timeout.ms", "6000"),
                Map.entry("group.share.assignment.interval.ms", "0"),
                Map.entry("group.streams.min.heartbeat.interval.ms", "100"),
                Map.entry("group.streams.heartbeat.interval.ms", "500"),
                Map.entry("group.streams.min.session.timeout.ms", "1000"),
                Map.entry("group.streams.session.timeout.ms", "6000"),
                Map.entry("group.streams.initial.rebalance.delay.ms", "0"),
                Map.entry("group.streams.assignment.interval.ms", "0"));
    }

    /** Append time, so that producers' clocks do not matter; a day; small indexes, for many small partitions. */
    private static Map<String, String> log() {
        return Map.of(
                "log.message.timestamp.type",
                "LogAppendTime",
                "log.retention.hours",
                "24",
                "log.segment.bytes",
                Integer.toString(256 << 20),
                "log.index.size.max.bytes",
                Integer.toString(1 << 20),
                "log.cleaner.dedupe.buffer.size",
                Integer.toString(16 << 20),
                "message.max.bytes",
                LARGEST_BATCH,
                "replica.fetch.max.bytes",
                LARGEST_BATCH);
    }

    /** Socket buffers as the system tunes them; room for a constellation that connects all at once. */
    private static Map<String, String> network() {
        return Map.of(
                "socket.send.buffer.bytes", "-1",
                "socket.receive.buffer.bytes", "-1",
                "socket.listen.backlog.size", "512");
    }
}
