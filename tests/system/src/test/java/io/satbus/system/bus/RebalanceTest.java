package io.satbus.system.bus;

import static io.satbus.system.bus.KafkaStage.get;
import static io.satbus.system.bus.KafkaStage.text;
import static io.satbus.system.bus.KafkaStage.textOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.satbus.bus.BusSettings;
import io.satbus.bus.Delivery;
import io.satbus.bus.LaneSettings.GroupProtocol;
import io.satbus.bus.Outcome;
import io.satbus.bus.TopicSettings;
import io.satbus.protocol.Kind;
import io.satbus.protocol.Priority;
import io.satbus.protocol.Target;
import io.satbus.system.bus.KafkaStage.Node;
import io.satbus.testkit.RecordingHandler;
import io.satbus.testkit.servers.TestBroker;
import io.satbus.testkit.servers.WithKafka;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Instances come and go while there is work. */
@WithKafka
@Execution(ExecutionMode.CONCURRENT)
class RebalanceTest {
    private static final String SATELLITE = "worker";
    private static final int MESSAGES = 4000;

    private final KafkaStage stage;

    RebalanceTest(TestBroker broker) {
        stage = new KafkaStage(broker);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private static UnaryOperator<BusSettings> with(GroupProtocol protocol) {
        return settings -> settings.withLanes(settings.lanes().withProtocol(protocol));
    }

    @ParameterizedTest
    @EnumSource(GroupProtocol.class)
    void losesNothingAndKeepsTheOrderOfKeysWhileInstancesComeAndGo(GroupProtocol protocol) throws Exception {
        Map<String, List<String>> seen = new ConcurrentHashMap<>();
        Node first = stage.node(SATELLITE, "first", with(protocol)).receiving(delivery -> work(seen, delivery));
        Node sender = stage.node("sender", "s");
        sender.bus().start();
        Map<String, List<String>> sent = new ConcurrentHashMap<>();
        CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> sendAll(sender, sent));

        KafkaStage.await("a part is done", () -> first.bus().health().handled() > 300);
        Node second = stage.node(SATELLITE, "second", with(protocol)).receiving(delivery -> work(seen, delivery));
        KafkaStage.await("the second does its part", () -> second.bus().health().handled() > 100);
        first.bus().close();
        Node third = stage.node(SATELLITE, "third", with(protocol)).receiving(delivery -> work(seen, delivery));
        KafkaStage.await("the third does its part", () -> third.bus().health().handled() > 100);
        second.bus().close();
        get(sending);

        KafkaStage.await("all was handled", () -> count(seen) >= MESSAGES);
        assertThat(seen).as("each once, in the order of its key").isEqualTo(sent);
    }

    private static int count(Map<String, List<String>> seen) {
        return seen.values().stream().mapToInt(List::size).sum();
    }

    private static void work(Map<String, List<String>> seen, Delivery delivery) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
        add(seen, delivery.envelope().key(), textOf(delivery.message()));
    }

    private static void add(Map<String, List<String>> all, String key, String text) {
        all.compute(key, (_, before) -> {
            List<String> ofKey = before == null ? new ArrayList<>() : before;
            ofKey.add(text);
            return ofKey;
        });
    }

    /** At a pace that leaves time for instances to come and go. */
    private static void sendAll(Node sender, Map<String, List<String>> sent) {
        for (int i = 0; i < MESSAGES; i++) {
            String key = "key-" + i % 40;
            add(sent, key, Integer.toString(i));
            var _ = sender.send(SATELLITE, key, Integer.toString(i));
            if (i % 10 == 0) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(GroupProtocol.class)
    void waitsForARunningHandlerBeforeAPartitionMoves(GroupProtocol protocol) throws Exception {
        UnaryOperator<BusSettings> settings =
                all -> with(protocol).apply(all).withTopics(TopicSettings.DEFAULT.withPartitions(2));
        CountDownLatch release = new CountDownLatch(1);
        RecordingHandler holding = RecordingHandler.then(_ -> release.await());
        Node first = stage.node(SATELLITE, "first", settings).receiving(holding);
        Node sender = stage.node("sender", "s");
        sender.bus().start();
        int sent = fillBothPartitions(sender);
        holding.await(sent);

        RecordingHandler joining = RecordingHandler.create();
        Node second = stage.node(SATELLITE, "second", settings);
        CompletableFuture<Node> joined = CompletableFuture.supplyAsync(() -> second.receiving(joining));
        KafkaStage.await("the second is a member", () -> members() == 2);
        // Several times what a rebalance takes when nothing holds it up.
        long begin = System.nanoTime();
        KafkaStage.await("the partition stays where its handler runs", () -> {
            assertThat(joining.count()).isZero();
            return System.nanoTime() - begin > TimeUnit.SECONDS.toNanos(4);
        });
        assertThat(first.bus().health().inFlight()).isEqualTo(sent);
        release.countDown();
        get(joined);

        KafkaStage.await("the second has its share", () -> {
            get(sender.send(SATELLITE, "", "more"));
            return joining.count() > 0;
        });
        assertThat(joining.messages()).extracting(KafkaStage::textOf).containsOnly("more");
        assertThat(holding.messages())
                .extracting(KafkaStage::textOf)
                .filteredOn("held"::equals)
                .hasSize(sent);
    }

    private static int fillBothPartitions(Node sender) throws Exception {
        Set<Integer> partitions = new HashSet<>();
        int sent = 0;
        while (partitions.size() < 2) {
            partitions.add(get(sender.send(SATELLITE, "key-" + sent++, "held")).partition());
        }
        return sent;
    }

    private int members() throws Exception {
        String group = stage.names().group(SATELLITE, Priority.MEDIUM);
        return get(stage.admin()
                        .describeConsumerGroups(List.of(group))
                        .describedGroups()
                        .get(group))
                .members()
                .size();
    }

    @Test
    void losesNoAnswerWhileTheAskersScaleOut() throws Exception {
        stage.node("receiver", "r").receiving(delivery -> delivery.reply(text("re")));
        Node asker = stage.node("asker", "one");
        asker.bus().start();
        List<CompletableFuture<Outcome>> outcomes = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Node more = stage.node("asker", "more-" + i);
            CompletableFuture<Void> starting =
                    CompletableFuture.runAsync(() -> more.bus().start());
            while (!starting.isDone()) {
                outcomes.add(ask(asker));
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
            }
            get(starting);
            outcomes.add(ask(more));
        }
        for (CompletableFuture<Outcome> outcome : outcomes) {
            assertThat(get(outcome)).isInstanceOf(Outcome.Reply.class);
        }
        assertThat(outcomes).hasSizeGreaterThan(12);
    }

    private static CompletableFuture<Outcome> ask(Node asker) {
        return asker.bus()
                .request(asker.bus().draft(Kind.QUERY, Target.satellite("receiver")), text("?"), KafkaStage.PATIENCE);
    }
}
