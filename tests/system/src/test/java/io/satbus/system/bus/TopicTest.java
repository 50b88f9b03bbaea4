package io.satbus.system.bus;

import static io.satbus.system.bus.KafkaStage.get;
import static io.satbus.system.bus.KafkaStage.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.satbus.bus.TopicSettings;
import io.satbus.bus.UndeliverableException;
import io.satbus.bus.topics.Catalogue;
import io.satbus.bus.topics.Mismatch;
import io.satbus.bus.topics.TopicKeeper;
import io.satbus.protocol.Kind;
import io.satbus.protocol.Priority;
import io.satbus.protocol.Reason;
import io.satbus.protocol.Target;
import io.satbus.system.bus.KafkaStage.Node;
import io.satbus.testkit.RecordingHandler;
import io.satbus.testkit.servers.TestBroker;
import io.satbus.testkit.servers.WithKafka;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Topics are as the catalogue says, and there are no others. */
@WithKafka
@Execution(ExecutionMode.CONCURRENT)
class TopicTest {
    private final KafkaStage stage;

    TopicTest(TestBroker broker) {
        stage = new KafkaStage(broker);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private Set<String> topics() throws Exception {
        return get(stage.admin().listTopics().names()).stream()
                .filter(name -> name.startsWith(stage.namespace() + "."))
                .collect(Collectors.toSet());
    }

    private Map<String, String> config(String topic) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        Config config =
                get(stage.admin().describeConfigs(List.of(resource)).values().get(resource));
        Map<String, String> values = new HashMap<>();
        config.entries().forEach(entry -> values.put(entry.name(), String.valueOf(entry.value())));
        return values;
    }

    @Test
    void createsJustWhatASatelliteNeeds() throws Exception {
        stage.node("worker", "w", settings -> settings.withStreams(List.of("prices")))
                .receiving(RecordingHandler.create());

        String own = stage.namespace();
        assertThat(topics())
                .containsExactlyInAnyOrder(
                        own + ".broadcast.v1",
                        own + ".heartbeat.v1",
                        own + ".registry.v1",
                        own + ".reply.worker.v1",
                        own + ".inbox.worker.critical.v1",
                        own + ".inbox.worker.high.v1",
                        own + ".inbox.worker.medium.v1",
                        own + ".inbox.worker.low.v1",
                        own + ".events.prices.critical.v1",
                        own + ".events.prices.high.v1",
                        own + ".events.prices.medium.v1",
                        own + ".events.prices.low.v1");
        assertThat(config(stage.names().inbox("worker", Priority.LOW)))
                .containsEntry("message.timestamp.type", "LogAppendTime")
                .containsEntry("cleanup.policy", "delete")
                .containsEntry("max.message.bytes", Integer.toString(11 << 20));
        assertThat(config(stage.names().registry())).containsEntry("cleanup.policy", "compact");
        String inbox = stage.names().inbox("worker", Priority.LOW);
        assertThat(get(stage.admin()
                                .describeTopics(List.of(inbox))
                                .topicNameValues()
                                .get(inbox))
                        .partitions())
                .hasSize(TopicSettings.DEFAULT.partitions());
    }

    @Test
    void reportsWhatIsOtherwiseWithTheCommandThatMendsIt() throws Exception {
        String inbox = stage.names().inbox("worker", Priority.HIGH);
        String reply = stage.names().reply("worker");
        get(stage.admin()
                .createTopics(List.of(
                        new NewTopic(inbox, Optional.of(2), Optional.empty())
                                .configs(Map.of("message.timestamp.type", "CreateTime")),
                        new NewTopic(reply, Optional.of(9), Optional.empty())))
                .all());

        List<Mismatch> found = new TopicKeeper(
                        stage.admin(), stage.broker().bootstrap(), new Catalogue(stage.names(), TopicSettings.DEFAULT))
                .ensure("worker", true, List.of());

        String kafka = " --bootstrap-server " + stage.broker().bootstrap() + " ";
        assertThat(found)
                .filteredOn(mismatch -> mismatch.topic().equals(inbox))
                .extracting(Mismatch::mend)
                .contains(
                        "kafka-topics.sh" + kafka + "--alter --topic " + inbox + " --partitions 4",
                        "kafka-configs.sh" + kafka + "--alter --entity-type topics --entity-name " + inbox
                                + " --add-config message.timestamp.type=LogAppendTime");
        assertThat(found)
                .filteredOn(mismatch -> mismatch.topic().equals(reply))
                .extracting(Mismatch::describe)
                .anyMatch(text -> text.contains("number of partitions is 9, wanted 4"));
        assertThat(found).extracting(Mismatch::topic).containsOnly(inbox, reply);
    }

    @Test
    void createsNothingByAccident() throws Exception {
        Node sender = stage.node("sender", "s");
        sender.bus().start();
        Set<String> before = topics();

        assertThatThrownBy(() -> get(sender.bus()
                        .publish(
                                sender.bus()
                                        .draft(Kind.EVENT, Target.SUBSCRIBERS)
                                        .subject("unheard.of"),
                                text("x"))))
                .cause()
                .isInstanceOfSatisfying(
                        UndeliverableException.class,
                        e -> assertThat(e.failure().is(Reason.UNKNOWN_TARGET)).isTrue());
        assertThatThrownBy(() -> get(sender.send("nobody", "", "x")))
                .cause()
                .isInstanceOf(UndeliverableException.class);

        assertThat(topics()).isEqualTo(before);
    }

    @Test
    void findsATargetThatStartsAfterItWasMissed() throws Exception {
        Node sender = stage.node("sender", "s");
        sender.bus().start();
        assertThatThrownBy(() -> get(sender.send("late", "", "too early")))
                .cause()
                .isInstanceOf(UndeliverableException.class);

        RecordingHandler handler = RecordingHandler.create();
        stage.node("late", "l").receiving(handler);
        get(sender.send("late", "", "now"));

        assertThat(handler.await(1)).extracting(KafkaStage::textOf).containsExactly("now");
    }
}
