package io.satbus.aegis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.satbus.messages.v1.Alert;
import io.satbus.messages.v1.JumpLimit;
import io.satbus.messages.v1.ListRules;
import io.satbus.messages.v1.Price;
import io.satbus.messages.v1.RemoveRule;
import io.satbus.messages.v1.Rule;
import io.satbus.messages.v1.Rules;
import io.satbus.messages.v1.SetRule;
import io.satbus.protocol.FailureException;
import io.satbus.protocol.Priority;
import io.satbus.satellite.Context;
import io.satbus.satellite.Destination;
import io.satbus.satellite.RunningSatellite;
import io.satbus.satellite.Satellite;
import io.satbus.satellite.settings.SatelliteSettings;
import io.satbus.testkit.InMemoryBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AegisSatelliteTest {
    private final Path folder;
    private final InMemoryBroker broker = InMemoryBroker.create();
    private final LinkedBlockingQueue<Heard> alerts = new LinkedBlockingQueue<>();
    private final RunningSatellite listener;

    AegisSatelliteTest(@TempDir Path folder) {
        this.folder = folder;
        this.listener = Satellite.named("listener")
                .publishes("prices")
                .onNotification(
                        Alert.class,
                        (alert, context) -> alerts.add(new Heard(
                                alert,
                                context.message().orElseThrow().envelope().priority())))
                .start(SatelliteSettings.of("in memory"), broker::connect);
    }

    @AfterEach
    void close() {
        listener.close();
        broker.close();
    }

    @Test
    void sendsACriticalAlertToEverybodyWhenARuleBreaks() throws Exception {
        try (RunningSatellite _ = start()) {
            publish("2020-01-01", 100);
            publish("2020-02-01", 60);

            Heard heard = next();
            assertThat(heard.priority()).isEqualTo(Priority.CRITICAL);
            assertThat(heard.alert().getRule().getName()).isEqualTo("drawdown");
            assertThat(heard.alert().getObserved()).isEqualTo(40);
            assertThat(next().alert().getRule().getName()).isEqualTo("jump");
        }
    }

    @Test
    void takesRulesByCommandAndKeepsThemOverARestart() throws Exception {
        try (RunningSatellite _ = start()) {
            Rule rule = Rule.newBuilder()
                    .setName("tiny")
                    .setSymbol("A")
                    .setJump(JumpLimit.newBuilder().setPercent(1))
                    .build();
            aegis().command(SetRule.newBuilder().setRule(rule).build(), Rules.class);
            Rules rules =
                    aegis().command(RemoveRule.newBuilder().setName("jump").build(), Rules.class);
            assertThat(rules.getRulesList()).extracting(Rule::getName).containsExactly("drawdown", "tiny");
            assertThatThrownBy(() -> aegis().command(SetRule.getDefaultInstance(), Rules.class))
                    .isInstanceOf(FailureException.class)
                    .hasMessageStartingWith("bad-rule:");
        }
        try (RunningSatellite _ = start()) {
            Rules rules = aegis().ask(ListRules.getDefaultInstance(), Rules.class);
            assertThat(rules.getRulesList()).extracting(Rule::getName).containsExactly("drawdown", "tiny");
            publish("2020-01-01", 100);
            publish("2020-02-01", 102);

            assertThat(next().alert().getRule().getName()).isEqualTo("tiny");
        }
    }

    private RunningSatellite start() {
        SatelliteSettings settings = SatelliteSettings.of("in memory").withStateDirectory(folder.resolve("state"));
        return Main.satellite().start(settings, broker::connect);
    }

    private Destination aegis() {
        return listener.context().satellite("aegis").timeout(Duration.ofSeconds(20));
    }

    private void publish(String date, double close) throws InterruptedException {
        Context context = listener.context();
        Price price =
                Price.newBuilder().setSymbol("A").setDate(date).setClose(close).build();
        context.subject("prices.A").key("A").publishData(price);
        context.flush();
    }

    private Heard next() throws InterruptedException {
        return Objects.requireNonNull(alerts.poll(20, TimeUnit.SECONDS), "no alert came");
    }

    private record Heard(Alert alert, Priority priority) {}
}
