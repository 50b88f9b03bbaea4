package io.satbus.sage;

import io.satbus.messages.v1.Correlation;
import io.satbus.messages.v1.CorrelationReport;
import io.satbus.messages.v1.Drawdown;
import io.satbus.messages.v1.DrawdownReport;
import io.satbus.messages.v1.Latest;
import io.satbus.messages.v1.Price;
import io.satbus.messages.v1.PriceSeries;
import io.satbus.messages.v1.Range;
import io.satbus.messages.v1.Return;
import io.satbus.messages.v1.ReturnReport;
import io.satbus.messages.v1.SymbolList;
import io.satbus.messages.v1.Symbols;
import io.satbus.messages.v1.Volatility;
import io.satbus.messages.v1.VolatilityReport;
import io.satbus.sage.adapter.BusSage;
import io.satbus.sage.config.SageConfig;
import io.satbus.satellite.Satellite;

/** The process. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        satellite().main(args);
    }

    /** The whole wiring. */
    static Satellite satellite() {
        BusSage sage = new BusSage();
        return Satellite.named("sage")
                .version("0.1.0")
                .config(SageConfig.class, SageConfig.DEFAULT)
                .capability("price-research")
                .onEvent("prices.>", Price.class, (price, _) -> sage.accept(price))
                .onQuery(Latest.class, Price.class, (query, _) -> sage.answers().latest(query))
                .onQuery(Range.class, PriceSeries.class, (query, _) -> sage.answers()
                        .range(query))
                .onQuery(Return.class, ReturnReport.class, (query, _) -> sage.answers()
                        .gain(query))
                .onQuery(Volatility.class, VolatilityReport.class, (query, _) -> sage.answers()
                        .volatility(query))
                .onQuery(Drawdown.class, DrawdownReport.class, (query, _) -> sage.answers()
                        .drawdown(query))
                .onQuery(Correlation.class, CorrelationReport.class, (query, _) -> sage.answers()
                        .correlation(query))
                .onQuery(Symbols.class, SymbolList.class, (_, _) -> sage.answers()
                        .symbols())
                .onStart(sage::start)
                .onStop(_ -> sage.stop());
    }
}
