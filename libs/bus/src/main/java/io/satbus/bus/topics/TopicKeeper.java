package io.satbus.bus.topics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Creates topics, verifies them against the catalogue, and knows which exist. Blocks while it asks the broker. Safe for
 * use by any thread.
 */
public final class TopicKeeper {
    private static final Duration VISIBLE_WITHIN = Duration.ofSeconds(10);
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final Admin admin;
    private final String bootstrap;
    private final Catalogue catalogue;
    private final Set<String> known = ConcurrentHashMap.newKeySet();
    private final Map<String, CompletableFuture<Boolean>> lookups = new ConcurrentHashMap<>();

    /** @param bootstrap is named in the commands that mend a mismatch */
    public TopicKeeper(Admin admin, String bootstrap, Catalogue catalogue) {
        this.admin = admin;
        this.bootstrap = bootstrap;
        this.catalogue = catalogue;
    }

    /**
     * Creates what is missing of the topics of one participant.
     *
     * @param inbox whether anything is sent to it
     * @param streams that it publishes or subscribes to
     * @return what exists and is otherwise than the catalogue says
     * @throws KafkaException if the broker cannot be asked
     */
    public List<Mismatch> ensure(String satellite, boolean inbox, Collection<String> streams)
            throws InterruptedException {
        List<TopicSpec> specs = new ArrayList<>(catalogue.shared());
        specs.add(catalogue.reply(satellite));
        if (inbox) {
            specs.addAll(catalogue.inbox(satellite));
        }
        streams.stream().distinct().forEach(stream -> specs.addAll(catalogue.stream(stream)));
        return ensure(specs);
    }

    /** Creates what is missing of the topics of these streams, as {@link #ensure(String, boolean, Collection)}. */
    public List<Mismatch> ensureStreams(Collection<String> streams) throws InterruptedException {
        List<TopicSpec> specs = new ArrayList<>();
        streams.forEach(stream -> specs.addAll(catalogue.stream(stream)));
        return ensure(
                specs.stream().filter(spec -> !known.contains(spec.name())).toList());
    }

    private List<Mismatch> ensure(List<TopicSpec> specs) throws InterruptedException {
        if (specs.isEmpty()) {
            return List.of();
        }
        Map<String, KafkaFuture<Void>> created = admin.createTopics(
                        specs.stream().map(TopicSpec::create).toList())
                .values();
        List<TopicSpec> existing = new ArrayList<>();
        for (TopicSpec spec : specs) {
            if (!isNew(Objects.requireNonNull(created.get(spec.name())))) {
                existing.add(spec);
            }
            known.add(spec.name());
        }
        return existing.isEmpty() ? List.of() : verify(existing);
    }

    private static boolean isNew(KafkaFuture<Void> created) throws InterruptedException {
        try {
            created.get();
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException) {
                return false;
            }
            throw new KafkaException("Could not create a topic: " + cause(e).getMessage(), cause(e));
        }
    }

    /** What another instance has created this moment exists already, and can be described a moment later. */
    private List<Mismatch> verify(List<TopicSpec> specs) throws InterruptedException {
        long deadline = System.nanoTime() + VISIBLE_WITHIN.toNanos();
        while (true) {
            try {
                return compare(specs);
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException) || System.nanoTime() > deadline) {
                    throw new KafkaException("Could not verify topics: " + cause(e).getMessage(), cause(e));
                }
                LockSupport.parkNanos(LOOK_NANOS);
            }
        }
    }

    private List<Mismatch> compare(List<TopicSpec> specs) throws InterruptedException, ExecutionException {
        List<String> names = specs.stream().map(TopicSpec::name).toList();
        List<ConfigResource> resources = names.stream()
                .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                .toList();
        Map<String, TopicDescription> described =
                admin.describeTopics(names).allTopicNames().get();
        Map<ConfigResource, Config> configs =
                admin.describeConfigs(resources).all().get();
        Map<String, Config> byName = new HashMap<>();
        configs.forEach((resource, config) -> byName.put(resource.name(), config));
        List<Mismatch> mismatches = new ArrayList<>();
        for (TopicSpec spec : specs) {
            compare(
                    spec,
                    Objects.requireNonNull(described.get(spec.name())),
                    Objects.requireNonNull(byName.get(spec.name())),
                    mismatches);
        }
        return mismatches;
    }

    private static Throwable cause(ExecutionException e) {
        return e.getCause() == null ? e : e.getCause();
    }

    private void compare(TopicSpec spec, TopicDescription found, Config config, List<Mismatch> mismatches) {
        int partitions = found.partitions().size();
        if (partitions != spec.partitions()) {
            mismatches.add(new Mismatch(
                    spec.name(),
                    "number of partitions",
                    Integer.toString(partitions),
                    Integer.toString(spec.partitions()),
                    partitions < spec.partitions()
                            ? "kafka-topics.sh --bootstrap-server " + bootstrap + " --alter --topic " + spec.name()
                                    + " --partitions " + spec.partitions()
                            : "nothing: Kafka cannot take partitions away; set SATBUS_PARTITIONS=" + partitions));
        }
        new TreeMap<>(spec.config()).forEach((key, wanted) -> {
            String actual = valueOf(config, key);
            if (!wanted.equals(actual)) {
                mismatches.add(new Mismatch(
                        spec.name(),
                        key,
                        actual,
                        wanted,
                        "kafka-configs.sh --bootstrap-server " + bootstrap
                                + " --alter --entity-type topics --entity-name " + spec.name() + " --add-config " + key
                                + "=" + wanted));
            }
        });
    }

    private static String valueOf(Config config, String key) {
        ConfigEntry entry = config.get(key);
        return entry == null || entry.value() == null ? "absent" : entry.value();
    }

    /** Whether a topic is known to exist; what is not known is worth {@link #find}. */
    public boolean knows(String topic) {
        return known.contains(topic);
    }

    /**
     * Asks the broker whether a topic exists; whoever asks meanwhile shares the answer. What exists is remembered; what
     * does not is asked for again.
     */
    public CompletableFuture<Boolean> find(String topic) {
        CompletableFuture<Boolean> lookup = lookups.computeIfAbsent(topic, this::look);
        return lookup.whenComplete((_, _) -> lookups.remove(topic, lookup));
    }

    private CompletableFuture<Boolean> look(String topic) {
        return Objects.requireNonNull(
                        admin.describeTopics(List.of(topic)).topicNameValues().get(topic))
                .toCompletionStage()
                .toCompletableFuture()
                .handle((found, thrown) -> {
                    if (thrown == null) {
                        known.add(topic);
                        return true;
                    }
                    if (thrown instanceof UnknownTopicOrPartitionException
                            || thrown.getCause() instanceof UnknownTopicOrPartitionException) {
                        return false;
                    }
                    throw new KafkaException("Could not look for topic " + topic + ": " + thrown.getMessage(), thrown);
                });
    }
}
