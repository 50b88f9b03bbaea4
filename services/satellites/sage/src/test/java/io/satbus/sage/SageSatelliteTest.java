package io.satbus.sage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

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
import io.satbus.messages.v1.SymbolSpan;
import io.satbus.messages.v1.Symbols;
import io.satbus.messages.v1.Volatility;
import io.satbus.messages.v1.VolatilityReport;
import io.satbus.protocol.FailureException;
import io.satbus.satellite.Context;
import io.satbus.satellite.Destination;
import io.satbus.satellite.RunningSatellite;
import io.satbus.satellite.Satellite;
import io.satbus.satellite.settings.SatelliteSettings;
import io.satbus.testkit.InMemoryBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SageSatelliteTest {
    private final Path folder;
    private final InMemoryBroker broker = InMemoryBroker.create();
    private final RunningSatellite asker;

    SageSatelliteTest(@TempDir Path folder) {
        this.folder = folder;
        this.asker =
                Satellite.named("asker").publishes("prices").start(SatelliteSettings.of("in memory"), broker::connect);
    }

    @AfterEach
    void close() {
        asker.close();
        broker.close();
    }

    @Test
    void answersEveryQueryAndKnowsItsPricesAfterARestart() throws Exception {
        try (RunningSatellite _ = start()) {
            publish("A", 100, 50, 125, 100);
            publish("B", 10, 5, 12.5, 10);
            awaitPrices(8);
        }
        try (RunningSatellite _ = start()) {
            Destination sage = sage();
            assertThat(sage.ask(Latest.newBuilder().setSymbol("A").build(), Price.class)
                            .getClose())
                    .isEqualTo(100);
            assertThat(sage.ask(Range.newBuilder().setSymbol("A").setLimit(2).build(), PriceSeries.class)
                            .getNextFrom())
                    .isEqualTo("2020-01-03");
            assertThat(sage.ask(Return.newBuilder().setSymbol("A").build(), ReturnReport.class)
                            .getSimple())
                    .isZero();
            assertThat(sage.ask(Volatility.newBuilder().setSymbol("A").build(), VolatilityReport.class)
                            .getReturns())
                    .isEqualTo(3);
            assertThat(sage.ask(Drawdown.newBuilder().setSymbol("A").build(), DrawdownReport.class)
                            .getDrawdown())
                    .isEqualTo(0.5);
            assertThat(sage.ask(
                                    Correlation.newBuilder()
                                            .setFirst("A")
                                            .setSecond("B")
                                            .build(),
                                    CorrelationReport.class)
                            .getCorrelation())
                    .isCloseTo(1, within(1e-12));
        }
    }

    @Test
    void namesKnownSymbolsWhenAskedForAnother() throws Exception {
        try (RunningSatellite _ = start()) {
            publish("A", 1);
            awaitPrices(1);

            assertThatThrownBy(
                            () -> sage().ask(Latest.newBuilder().setSymbol("X").build(), Price.class))
                    .isInstanceOf(FailureException.class)
                    .hasMessageStartingWith("unknown-symbol:")
                    .hasMessageContaining("known are A");
        }
    }

    private RunningSatellite start() {
        SatelliteSettings settings = SatelliteSettings.of("in memory").withStateDirectory(folder.resolve("state"));
        return Main.satellite().start(settings, broker::connect);
    }

    private Destination sage() {
        return asker.context().satellite("sage").timeout(Duration.ofSeconds(20));
    }

    private void publish(String symbol, double... closes) throws InterruptedException {
        Context context = asker.context();
        LocalDate date = LocalDate.of(2020, 1, 1);
        for (double close : closes) {
            Price price = Price.newBuilder()
                    .setSymbol(symbol)
                    .setDate(date.toString())
                    .setClose(close)
                    .build();
            context.subject("prices." + symbol).key(symbol).publishData(price);
            date = date.plusDays(1);
        }
        context.flush();
    }

    /** Asks until sage has so many; the test's time limit ends it otherwise. */
    private void awaitPrices(int count) throws InterruptedException {
        int known = 0;
        while (known < count) {
            known = sage().ask(Symbols.getDefaultInstance(), SymbolList.class).getSymbolsList().stream()
                    .mapToInt(SymbolSpan::getPrices)
                    .sum();
        }
    }
}
