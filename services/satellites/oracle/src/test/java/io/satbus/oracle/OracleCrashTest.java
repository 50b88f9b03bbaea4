package io.satbus.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.satbus.messages.v1.Price;
import io.satbus.satellite.RunningSatellite;
import io.satbus.satellite.Satellite;
import io.satbus.satellite.settings.SatelliteSettings;
import io.satbus.satellite.settings.SatelliteSettings.Connection;
import io.satbus.testkit.servers.TestBroker;
import io.satbus.testkit.servers.WithKafka;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The process itself, killed without warning in the middle of a file. */
@WithKafka
@Timeout(120)
class OracleCrashTest {
    private static final int ROWS = 20_000;
    /** Rows that may be repeated: those of a checkpoint interval, and some that were on their way. */
    private static final int REPEATED = 12_000;

    private final LinkedBlockingQueue<Price> prices = new LinkedBlockingQueue<>();

    @Test
    void losesNoRowWhenItIsKilled(@TempDir Path folder, TestBroker broker) throws Exception {
        Path source = generate(folder.resolve("prices.csv"));
        String namespace = broker.namespace();
        Connection standard = Connection.DEFAULT;
        SatelliteSettings settings = SatelliteSettings.of(broker.bootstrap())
                .withConnection(new Connection(
                        broker.bootstrap(), namespace, standard.topics(), standard.lanes(), standard.kafka()));
        Set<Long> lines = new HashSet<>();
        int received = 0;
        try (RunningSatellite _ = Satellite.named("listener")
                .onEvent("prices.>", Price.class, (price, _) -> prices.add(price))
                .start(settings)) {
            for (int round = 1; lines.size() < ROWS; round++) {
                Process oracle = start(folder, broker.bootstrap(), namespace, source);
                try {
                    for (int goal = Math.min(ROWS, round * ROWS / 3); lines.size() < goal; received++) {
                        lines.add(next().getLine());
                    }
                } finally {
                    oracle.destroyForcibly().waitFor();
                }
            }
        }

        assertThat(lines).hasSize(ROWS).contains(2L, ROWS + 1L);
        assertThat(received - ROWS).isLessThan(REPEATED);
    }

    private Price next() throws InterruptedException {
        return Objects.requireNonNull(prices.poll(60, TimeUnit.SECONDS), "no further price came");
    }

    private static Process start(Path folder, String bootstrap, String namespace, Path source) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName());
        builder.environment()
                .putAll(Map.of(
                        "SATBUS_BOOTSTRAP",
                        bootstrap,
                        "SATBUS_NAMESPACE",
                        namespace,
                        "SATBUS_STATE_DIR",
                        folder.resolve("state").toString(),
                        "SATBUS_HTTP_PORT",
                        "0",
                        "SATBUS_CONFIG",
                        "{\"rowsPerSecond\":5000,\"source\":\"" + source + "\"}"));
        Path log = folder.resolve("oracle.log");
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    private static Path generate(Path file) throws IOException {
        StringBuilder text = new StringBuilder("symbol,date,price\n");
        for (int i = 0; i < ROWS; i++) {
            LocalDate date = LocalDate.of(1980, 1, 1).plusDays(i / 5);
            text.append('S')
                    .append(i % 5)
                    .append(',')
                    .append(date)
                    .append(',')
                    .append(100 + i / 5 % 3)
                    .append('\n');
        }
        return Files.writeString(file, text);
    }
}
