package io.satbus.aegis.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.satbus.protocol.FailureException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WatchTest {
    private static final LocalDate START = LocalDate.of(2020, 1, 1);
    private static final WatchLimits LIMITS = new WatchLimits(0.8, 10, 3, 3);
    private static final RiskRule CRASH = new RiskRule("crash", "*", new Condition.Drawdown(20, 4));
    private static final RiskRule LEAP = new RiskRule("leap", "A", new Condition.Jump(10));

    private Watch watch = with(CRASH);
    private int day;

    @Test
    void warnsOfAFallFromThePeakOfTheLatestRows() {
        assertThat(observe(100)).isEmpty();
        assertThat(observe(90)).isEmpty();

        assertThat(observe(80)).singleElement().satisfies(breach -> {
            assertThat(breach.observed()).isCloseTo(20, within(1e-9));
            assertThat(breach.reference()).isEqualTo(new Quote(START, 100));
            assertThat(breach.quote()).isEqualTo(new Quote(START.plusDays(2), 80));
            assertThat(breach.describe()).contains("A fell 20.0 % below its peak of 100.0", "'crash'");
        });
    }

    @Test
    void breaksAtTheLimitWhateverRoundingDoes() {
        observe(99);

        assertThat(observe(79.2)).hasSize(1);
    }

    @Test
    void looksNoFurtherBackThanTheRuleSays() {
        for (double close : new double[] {100, 95, 91, 87}) {
            assertThat(observe(close)).isEmpty();
        }

        assertThat(observe(79)).as("95 is the peak of the latest four rows").isEmpty();
        assertThat(observe(72))
                .singleElement()
                .satisfies(breach -> assertThat(breach.reference().close()).isEqualTo(91));
    }

    @Test
    void warnsOnceForEachEpisode() {
        observe(100);
        announced(observe(79));
        assertThat(observe(70)).isEmpty();
        assertThat(observe(83)).as("17 % below is not well above the limit").isEmpty();
        assertThat(observe(79)).isEmpty();
        assertThat(observe(79)).isEmpty();
        assertThat(observe(79))
                .as("recovered, as the peak has passed out of the rows")
                .isEmpty();

        announced(observe(60));
    }

    @Test
    void warnsAgainIfNobodyCouldBeTold() {
        observe(100);

        assertThat(observe(79)).hasSize(1);
        assertThat(observe(78)).hasSize(1);
    }

    @Test
    void warnsOfJumpsUpAndDown() {
        watch = with(LEAP);
        observe(100);
        Breach up = announced(observe(110));
        assertThat(up.observed()).isCloseTo(10, within(1e-9));
        assertThat(observe(110)).isEmpty();

        Breach down = announced(observe(99));
        assertThat(down.observed()).isCloseTo(-10, within(1e-9));
        assertThat(down.reference().close()).isEqualTo(110);
    }

    @Test
    void followsEachSymbolByItself() {
        observe(100);
        assertThat(watch.observe("B", new Quote(START, 10))).isEmpty();

        assertThat(watch.observe("B", new Quote(START.plusDays(1), 8))).hasSize(1);
        assertThat(observe(99)).isEmpty();
    }

    @Test
    void appliesARuleOnlyToItsSymbol() {
        watch = with(LEAP);
        watch.observe("B", new Quote(START, 10));

        assertThat(watch.observe("B", new Quote(START.plusDays(1), 20))).isEmpty();
    }

    @Test
    void passesOverRepeatedRows() {
        observe(100);
        assertThat(watch.observe("A", new Quote(START, 10))).isEmpty();
        assertThat(watch.observe("A", new Quote(START.minusDays(1), 10))).isEmpty();

        assertThat(observe(99)).isEmpty();
    }

    @Test
    void takesRulesWhileItRuns() {
        observe(100);
        watch.remove("crash");
        assertThat(observe(50)).isEmpty();
        watch.set(new RiskRule("crash", "A", new Condition.Drawdown(60, 10)));
        assertThat(observe(45)).isEmpty();

        assertThat(observe(40))
                .singleElement()
                .satisfies(breach -> assertThat(breach.reference().close()).isEqualTo(100));
    }

    @Test
    void endsEpisodesOfARuleThatChanges() {
        observe(100);
        announced(observe(79));
        watch.set(CRASH);
        assertThat(observe(78)).as("the same rule").isEmpty();
        watch.set(new RiskRule("crash", "*", new Condition.Drawdown(10, 4)));

        assertThat(observe(77)).hasSize(1);
    }

    @Test
    void goesOnFromItsState() {
        observe(100);
        announced(observe(79));
        Watch resumed = new Watch(LIMITS, watch.state());

        assertThat(resumed.rules()).containsExactly(CRASH);
        assertThat(resumed.observe("A", new Quote(START.plusDays(day), 70))).isEmpty();
        assertThat(resumed.state().tracks().get("A")).hasSize(3);
    }

    @Test
    void refusesWhatItDoesNotKnowOrCannotHold() {
        assertFailure(() -> watch.remove("other"), "unknown-rule");
        assertFailure(() -> watch.set(new RiskRule("x", "*", new Condition.Drawdown(1, 11))), "too-many-rows");
        watch.set(LEAP);
        watch.set(new RiskRule("third", "*", new Condition.Jump(1)));
        assertFailure(() -> watch.set(new RiskRule("fourth", "*", new Condition.Jump(1))), "too-many-rules");
        for (String symbol : List.of("A", "B", "C")) {
            watch.observe(symbol, new Quote(START, 1));
        }
        assertFailure(() -> watch.observe("D", new Quote(START, 1)), "too-many-symbols");
    }

    @Test
    void refusesRulesThatMakeNoSense() {
        assertThatThrownBy(() -> new Condition.Drawdown(0, 5)).hasMessageContaining("percent");
        assertThatThrownBy(() -> new Condition.Drawdown(101, 5)).hasMessageContaining("percent");
        assertThatThrownBy(() -> new Condition.Drawdown(Double.NaN, 5)).hasMessageContaining("percent");
        assertThatThrownBy(() -> new Condition.Drawdown(5, 1)).hasMessageContaining("rows");
        assertThatThrownBy(() -> new Condition.Jump(-1)).hasMessageContaining("percent");
        assertThatThrownBy(() -> new RiskRule(" ", "*", new Condition.Jump(1))).hasMessageContaining("name");
    }

    private List<Breach> observe(double close) {
        return watch.observe("A", new Quote(START.plusDays(day++), close));
    }

    private Breach announced(List<Breach> breaches) {
        List<Breach> all = new ArrayList<>(breaches);
        assertThat(all).hasSize(1);
        watch.announced(all.getFirst());
        return all.getFirst();
    }

    private static Watch with(RiskRule rule) {
        return new Watch(LIMITS, new WatchState(List.of(rule), Map.of(), Set.of()));
    }

    private static void assertFailure(Runnable action, String code) {
        assertThatThrownBy(action::run).isInstanceOf(FailureException.class).hasMessageStartingWith(code + ":");
    }
}
