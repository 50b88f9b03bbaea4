package io.satbus.aegis.adapter;

import io.satbus.aegis.config.AegisConfig;
import io.satbus.aegis.domain.Breach;
import io.satbus.aegis.domain.Condition;
import io.satbus.aegis.domain.Quote;
import io.satbus.aegis.domain.RiskRule;
import io.satbus.aegis.domain.Watch;
import io.satbus.aegis.domain.WatchLimits;
import io.satbus.aegis.domain.WatchState;
import io.satbus.messages.v1.Alert;
import io.satbus.messages.v1.Price;
import io.satbus.messages.v1.RemoveRule;
import io.satbus.messages.v1.Rules;
import io.satbus.messages.v1.SetRule;
import io.satbus.protocol.FailureException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The watch, with its state on disk. Changes of rules are on disk before they are answered; the latest rows are written
 * with {@link #save}. Safe for use by any thread, as long as the prices of one symbol come one after another.
 */
public final class Guard {
    private final ReentrantLock lock = new ReentrantLock();
    private final StateFile saved;
    /** Guarded by the lock. */
    private final Watch watch;
    /** Whether the watch knows more than the disk. Guarded by the lock. */
    private boolean unsaved;

    private Guard(Watch watch, StateFile saved) {
        this.watch = watch;
        this.saved = saved;
    }

    /** @param state directory of the satellite's own; without anything in it, the rules of the configuration hold */
    public static Guard open(AegisConfig config, Path state) throws IOException {
        StateFile saved = new StateFile(state.resolve("watch.json"));
        WatchLimits limits = new WatchLimits(config.recovery(), config.rows(), config.maxSymbols(), config.maxRules());
        WatchState start = saved.read().orElseGet(() -> new WatchState(defaults(config), Map.of(), Set.of()));
        return new Guard(new Watch(limits, start), saved);
    }

    /**
     * Takes the next price of a symbol and announces the rules that it breaks.
     *
     * @param announcer tells the world; if it throws, the next price announces the breach again
     * @throws FailureException {@code bad-price} or {@code too-many-symbols}
     */
    public void observe(Price price, Announcer announcer) throws InterruptedException {
        Quote quote = quote(price);
        List<Breach> breaches;
        lock.lock();
        try {
            breaches = watch.observe(price.getSymbol(), quote);
            unsaved = true;
        } finally {
            lock.unlock();
        }
        for (Breach breach : breaches) {
            announcer.announce(RuleForms.alert(breach));
            announced(breach);
        }
    }

    /** @throws FailureException {@code bad-rule}, {@code too-many-rules} or {@code too-many-rows} */
    public Rules set(SetRule command) throws IOException {
        RiskRule rule = RuleForms.rule(command.getRule());
        return change(() -> watch.set(rule));
    }

    /** @throws FailureException {@code unknown-rule} */
    public Rules remove(RemoveRule command) throws IOException {
        return change(() -> watch.remove(command.getName()));
    }

    public Rules rules() {
        lock.lock();
        try {
            return RuleForms.rules(watch.rules());
        } finally {
            lock.unlock();
        }
    }

    /** Writes down what has been seen since the last time. */
    public void save() throws IOException {
        lock.lock();
        try {
            if (unsaved) {
                saved.write(watch.state());
                unsaved = false;
            }
        } finally {
            lock.unlock();
        }
    }

    private void announced(Breach breach) {
        lock.lock();
        try {
            watch.announced(breach);
        } finally {
            lock.unlock();
        }
    }

    private Rules change(Runnable change) throws IOException {
        lock.lock();
        try {
            change.run();
            saved.write(watch.state());
            unsaved = false;
            return RuleForms.rules(watch.rules());
        } finally {
            lock.unlock();
        }
    }

    private static Quote quote(Price price) {
        try {
            return new Quote(LocalDate.parse(price.getDate()), price.getClose());
        } catch (DateTimeParseException | IllegalArgumentException e) {
            throw FailureException.rejected(
                    "bad-price", "price of '" + price.getSymbol() + "' cannot be watched: " + e.getMessage());
        }
    }

    private static List<RiskRule> defaults(AegisConfig config) {
        List<RiskRule> rules = new ArrayList<>();
        if (config.drawdownPercent() > 0) {
            Condition limit = new Condition.Drawdown(config.drawdownPercent(), config.drawdownRows());
            rules.add(new RiskRule("drawdown", RiskRule.EVERY, limit));
        }
        if (config.jumpPercent() > 0) {
            rules.add(new RiskRule("jump", RiskRule.EVERY, new Condition.Jump(config.jumpPercent())));
        }
        return rules;
    }

    /** Tells the world of a breach. */
    @FunctionalInterface
    public interface Announcer {
        /** Returns once the alert is on the bus. */
        void announce(Alert alert) throws InterruptedException;
    }
}
