package io.satbus.aegis.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.satbus.aegis.config.AegisConfig;
import io.satbus.messages.v1.Alert;
import io.satbus.messages.v1.DrawdownLimit;
import io.satbus.messages.v1.JumpLimit;
import io.satbus.messages.v1.Price;
import io.satbus.messages.v1.RemoveRule;
import io.satbus.messages.v1.Rule;
import io.satbus.messages.v1.SetRule;
import io.satbus.protocol.FailureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardTest {
    private final Path folder;
    private final List<Alert> alerts = new ArrayList<>();

    GuardTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void beginsWithTheRulesOfTheConfiguration() throws IOException {
        assertThat(open().rules().getRulesList()).extracting(Rule::getName).containsExactly("drawdown", "jump");
    }

    @Test
    void announcesABreachWithAllThatMatters() throws Exception {
        Guard guard = open();
        guard.observe(price("2020-01-01", 100), alerts::add);
        guard.observe(price("2020-02-01", 65), alerts::add);

        assertThat(alerts).singleElement().satisfies(alert -> {
            assertThat(alert.getRule().getName()).isEqualTo("drawdown");
            assertThat(alert.getSymbol()).isEqualTo("A");
            assertThat(alert.getObserved()).isEqualTo(35);
            assertThat(alert.getThreshold()).isEqualTo(30);
            assertThat(alert.getReference()).isEqualTo(100);
            assertThat(alert.getReferenceDate()).isEqualTo("2020-01-01");
            assertThat(alert.getDate()).isEqualTo("2020-02-01");
            assertThat(alert.getMessage()).contains("A fell 35.0 %");
        });
    }

    @Test
    void announcesAgainWhatCouldNotBeAnnounced() throws Exception {
        Guard guard = open();
        guard.observe(price("2020-01-01", 100), alerts::add);
        assertThatThrownBy(() -> guard.observe(price("2020-02-01", 65), _ -> {
                    throw new IllegalStateException("the bus is gone");
                }))
                .hasMessage("the bus is gone");
        guard.observe(price("2020-03-01", 64), alerts::add);

        assertThat(alerts).hasSize(1);
    }

    @Test
    void keepsRulesAndEpisodesOverARestart() throws Exception {
        Guard first = open();
        first.set(rule("small", Rule.newBuilder().setJump(JumpLimit.newBuilder().setPercent(5))));
        first.remove(RemoveRule.newBuilder().setName("jump").build());
        first.observe(price("2020-01-01", 100), alerts::add);
        first.observe(price("2020-02-01", 65), alerts::add);
        assertThat(alerts).hasSize(2);
        first.save();

        Guard second = open();
        assertThat(second.rules()).isEqualTo(first.rules());
        second.observe(price("2020-02-01", 65), alerts::add);
        second.observe(price("2020-03-01", 64), alerts::add);
        assertThat(alerts).as("the drawdown goes on, and the jump was before").hasSize(2);
    }

    @Test
    void refusesRulesAndPricesThatMakeNoSense() throws IOException {
        Guard guard = open();
        assertCode(() -> guard.set(rule("x", Rule.newBuilder())), "bad-rule");
        assertCode(
                () -> guard.set(rule(
                        "x",
                        Rule.newBuilder().setDrawdown(DrawdownLimit.newBuilder().setRows(3)))),
                "bad-rule");
        assertCode(() -> guard.remove(RemoveRule.getDefaultInstance()), "unknown-rule");
        assertCode(() -> guard.observe(price("soon", 1), alerts::add), "bad-price");
        assertCode(() -> guard.observe(price("2020-01-01", -1), alerts::add), "bad-price");
    }

    @Test
    void saysWhatToDoAboutAStateThatCannotBeRead() throws IOException {
        Files.writeString(folder.resolve("watch.json"), "{");

        assertThatThrownBy(this::open).isInstanceOf(IOException.class).hasMessageContaining("delete it");
    }

    private Guard open() throws IOException {
        return Guard.open(AegisConfig.DEFAULT, folder);
    }

    private static SetRule rule(String name, Rule.Builder rule) {
        return SetRule.newBuilder().setRule(rule.setName(name).setSymbol("*")).build();
    }

    private static Price price(String date, double close) {
        return Price.newBuilder().setSymbol("A").setDate(date).setClose(close).build();
    }

    private static void assertCode(ThrowingCallable action, String code) {
        assertThatThrownBy(action).isInstanceOf(FailureException.class).hasMessageStartingWith(code + ":");
    }
}
