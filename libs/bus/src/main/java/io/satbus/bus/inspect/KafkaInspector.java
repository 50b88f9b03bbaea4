package io.satbus.bus.inspect;

import io.satbus.bus.TopicNames;
import io.satbus.bus.TopicSettings;
import io.satbus.bus.topics.Catalogue;
import io.satbus.bus.topics.Mismatch;
import io.satbus.bus.topics.TopicKeeper;
import io.satbus.kernel.ErrorPolicy;
import io.satbus.kernel.Worker;
import io.satbus.protocol.Manifest;
import io.satbus.protocol.MessageIds;
import io.satbus.protocol.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;

/** Looks with clients that live as long as one look, so that no look disturbs another. */
final class KafkaInspector implements Inspector {
    /** By how much a sender's clock may differ: a conversation's id tells when it began by the sender's clock. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    private final InspectorSettings settings;
    private final Clients clients;
    private final TopicNames names;
    private final Records records;
    private final PlatformRecords platformRecords;

    KafkaInspector(InspectorSettings settings) {
        this.settings = settings;
        this.clients = new Clients(settings);
        this.names = new TopicNames(settings.namespace());
        this.records = new Records(names);
        this.platformRecords = new PlatformRecords(records);
    }

    @Override
    public List<Manifest> manifests() {
        Map<String, Manifest> latest = new LinkedHashMap<>();
        read(names.registry(), StartAt.BEGINNING, record -> {
            String key = new String(
                    record.key() == null ? new byte[0] : record.key(), java.nio.charset.StandardCharsets.UTF_8);
            if (record.value() == null) {
                latest.remove(key);
            } else {
                platformRecords.manifest(record).ifPresent(manifest -> latest.put(key, manifest));
            }
        });
        return List.copyOf(latest.values());
    }

    @Override
    public List<Beat> heartbeats(Instant since) {
        Map<Source, Beat> latest = new LinkedHashMap<>();
        read(names.heartbeat(), new StartAt.Time(since), record -> platformRecords
                .beat(record)
                .ifPresent(beat -> latest.merge(beat.source(), beat, (a, b) -> a.at().isAfter(b.at()) ? a : b)));
        return List.copyOf(latest.values());
    }

    @Override
    public Worker follow(Predicate<String> topics, StartAt from, Consumer<Seen> listener) {
        FollowDuty duty = new FollowDuty(
                clients.consumer(), settings.patience(), records, topics.and(this::ours), from, listener);
        try {
            duty.begin();
        } catch (RuntimeException e) {
            duty.onClose();
            throw failed("follow topics", e);
        }
        return Worker.of(duty, (failed, thrown) -> ErrorPolicy.Verdict.STOP).start();
    }

    @Override
    public List<Seen.Spoken> conversation(UUID correlation) {
        StartAt from = correlation.version() == 7
                ? new StartAt.Time(
                        Instant.ofEpochMilli(MessageIds.millisOf(correlation)).minus(CLOCKS_DIFFER))
                : StartAt.BEGINNING;
        List<Seen.Spoken> found = new ArrayList<>();
        read("messages of the conversation " + correlation, reader -> {
            Predicate<String> spoken =
                    topic -> ours(topic) && !topic.equals(names.heartbeat()) && !topic.equals(names.registry());
            reader.readToEnd(reader.partitions(spoken), from, record -> {
                if (records.seen(record) instanceof Seen.Spoken message
                        && message.message().envelope().correlationId().equals(correlation)) {
                    found.add(message);
                }
            });
            return found;
        });
        found.sort(Comparator.comparing((Seen.Spoken seen) -> seen.place().at())
                .thenComparing(seen -> seen.message().envelope().id()));
        return found;
    }

    @Override
    public List<TopicInfo> topics() {
        return administer("list the topics", admin -> new TopicReader(admin).read(this::ours));
    }

    @Override
    public List<Lag> lags() {
        return administer("read the lag", admin -> new LagReader(admin, settings.namespace()).read());
    }

    @Override
    public List<String> mismatches() {
        Set<String> satellites = new HashSet<>();
        Set<String> streams = new HashSet<>();
        for (Manifest manifest : manifests()) {
            satellites.add(manifest.identity().satellite());
            streams.addAll(manifest.publishes());
            manifest.subscribes().forEach(pattern -> streams.add(TopicNames.streamOf(pattern)));
        }
        Catalogue catalogue = new Catalogue(names, TopicSettings.DEFAULT);
        return administer("compare the topics with the catalogue", admin -> {
            Set<String> existing = admin.listTopics().names().get();
            return new TopicKeeper(admin, settings.bootstrap(), catalogue)
                    .inspect(satellites, streams, existing).stream()
                            .map(Mismatch::describe)
                            .toList();
        });
    }

    /** Nothing is held between looks. */
    @Override
    public void close() {}

    private boolean ours(String topic) {
        String prefix = settings.namespace() + ".";
        return topic.startsWith(prefix) || topic.startsWith("dlq." + prefix);
    }

    private void read(String topic, StartAt from, Consumer<ConsumerRecord<byte[], byte[]>> listener) {
        read("topic " + topic, reader -> {
            reader.readToEnd(reader.partitions(topic), from, listener);
            return topic;
        });
    }

    private <T> T read(String what, Function<LogReader, T> reading) {
        org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer = clients.consumer();
        try {
            return reading.apply(new LogReader(consumer, settings.patience()));
        } catch (KafkaException e) {
            throw failed("read " + what, e);
        } finally {
            consumer.close(CloseOptions.timeout(Duration.ZERO));
        }
    }

    /** A question to the cluster's administration. */
    private interface Question<T> {
        T ask(Admin admin) throws ExecutionException, InterruptedException;
    }

    private <T> T administer(String what, Question<T> question) {
        Admin admin = clients.admin();
        try {
            return question.ask(admin);
        } catch (ExecutionException e) {
            throw failed(what, e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(what, e);
        } finally {
            admin.close(Duration.ZERO);
        }
    }

    private InspectionException failed(String what, Throwable cause) {
        return new InspectionException(
                "Cannot " + what + " at " + settings.bootstrap() + ": " + cause.getMessage(), cause);
    }
}
