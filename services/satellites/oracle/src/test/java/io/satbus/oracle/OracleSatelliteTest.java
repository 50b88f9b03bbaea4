package io.satbus.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.satbus.messages.v1.Ingest;
import io.satbus.messages.v1.IngestReport;
import io.satbus.messages.v1.Price;
import io.satbus.messages.v1.Status;
import io.satbus.messages.v1.StatusReport;
import io.satbus.protocol.Failure;
import io.satbus.protocol.FailureException;
import io.satbus.satellite.Destination;
import io.satbus.satellite.RunningSatellite;
import io.satbus.satellite.Satellite;
import io.satbus.satellite.settings.SatelliteSettings;
import io.satbus.testkit.InMemoryBroker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OracleSatelliteTest {
    private final Path folder;
    private final InMemoryBroker broker = InMemoryBroker.create();
    private final LinkedBlockingQueue<Price> prices = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<Failure> failures = new LinkedBlockingQueue<>();
    private final RunningSatellite listener;

    OracleSatelliteTest(@TempDir Path folder) {
        this.folder = folder;
        this.listener = Satellite.named("listener")
                .onEvent("prices.>", Price.class, (price, _) -> prices.add(price))
                .onError("prices.>", (failure, _) -> failures.add(failure))
                .start(SatelliteSettings.of("in memory"), broker::connect);
    }

    @AfterEach
    void close() {
        listener.close();
        broker.close();
    }

    @Test
    void publishesTheShippedPricesOnceOverARestart() throws Exception {
        try (RunningSatellite _ = start("{}")) {
            List<Price> all = take(560);
            assertThat(all)
                    .filteredOn(price -> price.getSymbol().equals("AAPL"))
                    .last()
                    .satisfies(price -> {
                        assertThat(price.getDate()).isEqualTo("2010-03-01");
                        assertThat(price.getClose()).isEqualTo(223.02);
                        assertThat(price.getSource()).isEqualTo("stocks.csv");
                        assertThat(price.getLine()).isEqualTo(561);
                    });
        }

        try (RunningSatellite _ = start("{}")) {
            ingest("symbol,date,price\nNEW,2020-01-01,1\n");
            assertThat(take(1)).extracting(Price::getSymbol).containsExactly("NEW");
        }
        assertThat(failures).isEmpty();
    }

    @Test
    void reportsBadRowsByFileAndLine() throws Exception {
        try (RunningSatellite _ = start("{\"source\":\"none\"}")) {
            IngestReport report = ingest("symbol,date,price\nA,2020-01-01,1\nA,2020-01-02,oops\n");

            assertThat(report.getGood()).isEqualTo(1);
            assertThat(report.getBad()).isEqualTo(1);
            assertThat(failures.poll(20, TimeUnit.SECONDS))
                    .isEqualTo(new Failure.Rejected(
                            "bad-price", "more.csv:3 price 'oops' is none; use a positive number such as 39.81"));
        }
    }

    @Test
    void answersCommandsAndQueries() throws Exception {
        try (RunningSatellite _ = start("{\"source\":\"none\"}")) {
            assertThatThrownBy(() -> oracle().command(command("absent.csv"), IngestReport.class))
                    .isInstanceOf(FailureException.class)
                    .hasMessageStartingWith("unreadable:");
            IngestReport report = ingest("symbol,date,price\nA,2020-01-01,1\n");

            StatusReport status = oracle().ask(Status.getDefaultInstance(), StatusReport.class);
            assertThat(status.getSource()).isEqualTo("none");
            assertThat(status.getFilesList()).containsExactly(report);
        }
    }

    private RunningSatellite start(String config) {
        SatelliteSettings settings = SatelliteSettings.of("in memory")
                .withStateDirectory(folder.resolve("state"))
                .withConfig(config);
        return Main.satellite().start(settings, broker::connect);
    }

    private IngestReport ingest(String rows) throws Exception {
        Path file = Files.writeString(folder.resolve("more.csv"), rows);
        return oracle().command(command(file.toString()), IngestReport.class);
    }

    private static Ingest command(String path) {
        return Ingest.newBuilder().setPath(path).build();
    }

    private Destination oracle() {
        return listener.context().satellite("oracle").timeout(Duration.ofSeconds(20));
    }

    private List<Price> take(int count) throws InterruptedException {
        List<Price> taken = new ArrayList<>();
        while (taken.size() < count) {
            Price price = Objects.requireNonNull(prices.poll(20, TimeUnit.SECONDS), "no further price came");
            taken.add(price);
        }
        return taken;
    }
}
