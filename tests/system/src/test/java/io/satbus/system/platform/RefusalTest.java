package io.satbus.system.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What keeps a platform from starting is said in one sentence. */
class RefusalTest {
    private static final String NO_SATELLITE = "satellites: []\n";

    private final Satbus satbus;

    RefusalTest(@TempDir Path folder) {
        satbus = new Satbus(folder);
    }

    private Run up(String... more) {
        return satbus.run(Stream.concat(Stream.of("up", "--kafka-port", "0", "--redis-port", "0"), Stream.of(more))
                .toArray(String[]::new));
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            satellites: [{name: a, main: A, instnaces: 2}]       | line 1, column 33 | Did you mean 'instances'?
            satellites: [{name: a, main: A}, {name: a, main: B}] | line 1, column 41 | two satellites named 'a'
            satellites: [{name: a, main: A, instances: two}]     | line 1, column 44 | must be a whole number
            satellites: {name: a}                                | line 1, column 13 | must be a list
            satellites: [                                        | line              | not YAML
            """)
    void namesThePlaceInAConstellation(String yaml, String place, String complaint) {
        Platform.constellation(satbus, yaml + "\n");

        Run up = up().ended(2);

        assertThat(up.complaint()).contains("constellation.yaml, " + place).contains(complaint);
        assertThat(satbus.data()).as("nothing was begun").doesNotExist();
    }

    @Test
    void namesAConstellationThatIsMissing() {
        assertThat(up("-c", "nowhere.yaml").ended(2).complaint())
                .contains("There is no constellation file")
                .contains("nowhere.yaml");
    }

    @Test
    void namesThePortThatIsInUse() throws IOException {
        Platform.constellation(satbus, NO_SATELLITE);
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());

            assertThat(satbus.run("up", "--kafka-port", port, "--redis-port", "0")
                            .ended(1)
                            .complaint())
                    .contains(port)
                    .containsIgnoringCase("kafka");
            assertThat(satbus.run("up", "--kafka-port", "0", "--redis-port", port)
                            .ended(1)
                            .complaint())
                    .contains(port)
                    .containsIgnoringCase("redis");
        }
    }

    @Test
    void takesOverAStaleLock() throws IOException {
        Path constellation = Platform.constellation(satbus, NO_SATELLITE);
        Files.createDirectories(satbus.data());
        // The largest pid of any system, so that of no process.
        Files.writeString(satbus.data().resolve("satbus.lock"), "4194304999");

        try (Platform platform = Platform.up(satbus, constellation)) {
            assertThat(platform.spoken().lines()).anyMatch(line -> line.contains("4194304999"));
            satbus.run("down").succeeded();
            assertThat(platform.process().onExit().join()).isZero();
        }
    }

    @Test
    void namesADataFolderThatIsNone() throws IOException {
        Platform.constellation(satbus, NO_SATELLITE);
        Files.writeString(satbus.folder().resolve("file"), "in the way");

        assertThat(up("--data", "file").ended(1).complaint())
                .contains(satbus.folder().resolve("file").toString())
                .contains("--data");
    }

    @Test
    void namesADataFolderThatMustNotBeWritten() throws IOException {
        Platform.constellation(satbus, NO_SATELLITE);
        Path closed = Files.createDirectory(satbus.folder().resolve("closed"));
        assertThat(closed.toFile().setWritable(false)).isTrue();
        Assumptions.assumeFalse(Files.isWritable(closed), "this user may write anywhere");

        assertThat(up("--data", "closed/data").ended(1).complaint())
                .contains(closed.toString())
                .contains("writable");
    }

    @Test
    void talksToNobodyWhenNothingRuns() {
        assertThat(satbus.run("down").succeeded().out()).contains("Nothing is running");
        assertThat(satbus.run("ask", "sage", "Latest", "--bootstrap", "127.0.0.1:1")
                        .ended(6)
                        .complaint())
                .contains("127.0.0.1:1");
    }
}
