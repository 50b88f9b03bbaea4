package io.satbus.aegis;

import io.satbus.aegis.adapter.BusAegis;
import io.satbus.aegis.config.AegisConfig;
import io.satbus.messages.v1.ListRules;
import io.satbus.messages.v1.Price;
import io.satbus.messages.v1.RemoveRule;
import io.satbus.messages.v1.Rules;
import io.satbus.messages.v1.SetRule;
import io.satbus.satellite.Satellite;
import java.time.Duration;

/** The process. */
public final class Main {
    /** What is seen since the last time is lost with the process. */
    private static final Duration SAVE_INTERVAL = Duration.ofSeconds(2);

    private Main() {}

    public static void main(String[] args) {
        satellite().main(args);
    }

    /** The whole wiring. */
    static Satellite satellite() {
        BusAegis aegis = new BusAegis();
        return Satellite.named("aegis")
                .version("0.1.0")
                .config(AegisConfig.class, AegisConfig.DEFAULT)
                .capability("price-risk")
                .onEvent("prices.>", Price.class, aegis::observe)
                .onCommand(SetRule.class, Rules.class, (command, _) -> aegis.guard()
                        .set(command))
                .onCommand(RemoveRule.class, Rules.class, (command, _) -> aegis.guard()
                        .remove(command))
                .onQuery(ListRules.class, Rules.class, (_, _) -> aegis.guard().rules())
                .every(SAVE_INTERVAL, "save", _ -> aegis.save())
                .onStart(aegis::start)
                .onStop(_ -> aegis.save());
    }
}
