package io.satbus.cli.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.satbus.cli.domain.CommandFailure;
import io.satbus.cli.domain.Constellation;
import io.satbus.cli.domain.ExitCode;
import io.satbus.cli.domain.Launch;
import io.satbus.cli.domain.SatelliteSpec;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConstellationFileTest {
    private static Constellation parse(String text) {
        return ConstellationFile.parse("c.yaml", text);
    }

    @Test
    void readsEveryKey() {
        Constellation read = parse("""
                platform:
                  namespace: lab
                  kafka: {port: 0}
                  redis: {port: 1234}
                  partitions: 8
                satellites:
                  - name: sink
                    command: [python3, sink.py]
                    env: {LEVEL: 3}
                  - name: source
                    main: org.example.Main
                    classpath: [lib/a.jar]
                    jvm: [-Xmx64m]
                    instances: 2
                    depends_on: [sink]
                    config: {path: data, deep: {limit: 1.5, on: true, list: [1, x]}, none: ~}
                """);

        assertThat(read.platform().namespace()).isEqualTo("lab");
        assertThat(read.platform().kafkaPort()).isZero();
        assertThat(read.platform().redisPort()).isEqualTo(1234);
        assertThat(read.platform().partitions()).isEqualTo(8);
        SatelliteSpec sink = read.satellites().getFirst();
        assertThat(sink.launch()).isEqualTo(new Launch.Command(List.of("python3", "sink.py")));
        assertThat(sink.environment()).containsEntry("LEVEL", "3");
        SatelliteSpec source = read.satellites().getLast();
        assertThat(source.launch())
                .isEqualTo(new Launch.MainClass("org.example.Main", List.of("lib/a.jar"), List.of("-Xmx64m")));
        assertThat(source.instances()).isEqualTo(2);
        assertThat(source.config())
                .isEqualTo("{\"path\":\"data\",\"deep\":{\"limit\":1.5,\"on\":true,\"list\":[1,\"x\"]},\"none\":null}");
    }

    @Test
    void startsInWavesByDependency() {
        Constellation read = parse("""
                satellites:
                  - {name: c, main: C, depends_on: [a, b]}
                  - {name: b, main: B, depends_on: [a]}
                  - {name: a, main: A}
                  - {name: d, main: D}
                """);

        assertThat(read.waves())
                .extracting(wave -> wave.stream().map(SatelliteSpec::name).toList())
                .containsExactly(List.of("a", "d"), List.of("b"), List.of("c"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            satelites: []                                        | line 1, column 1   | unknown key 'satelites'
            satelites: []                                        | line 1, column 1   | Did you mean 'satellites'?
            satellites: [{name: a, main: A, instnaces: 2}]       | line 1, column 33  | Did you mean 'instances'?
            satellites: [{name: a, main: A, instances: two}]     | line 1, column 44  | must be a whole number, but it is 'two'
            satellites: [{name: a, main: A, instances: 101}]     | line 1, column 44  | use 0 to 100
            satellites: [{name: a, main: A, instances: '2'}]     | line 1, column 44  | must be a whole number
            satellites: [{name: a, main: A}, {name: a, main: B}] | line 1, column 41  | two satellites named 'a'
            satellites: [{name: a, name: b, main: B}]            | line 1, column 24  | occurs twice
            satellites: [{main: A}]                              | line 1, column 14  | has no 'name'
            satellites: [{name: a}]                              | line 1, column 14  | neither
            satellites: [{name: a, main: A, command: [b]}]       | line 1, column 14  | both
            satellites: [{name: a.b, main: A}]                   | line 1, column 21  | is not a name
            satellites: [{name: a, main: A, depends_on: [b]}]    | line 1, column 46  | which is not in this file
            satellites: [{name: a, main: A, depends_on: [a]}]    | line 1, column 46  | a -> a
            satellites: [{name: a, main: A, config: 7}]          | line 1, column 41  | must be a mapping
            satellites: [{name: a, command: []}]                 | line 1, column 33  | empty list
            satellites: {a: b}                                   | line 1, column 13  | must be a list
            platform: {kafka: {port: 70000}}                     | line 1, column 26  | use 0 to 65535
            platform: {kafka: 9092}                              | line 1, column 19  | must be a mapping
            platform: {redis: {host: x}}                         | line 1, column 20  | unknown key 'host'
            satellites: [                                        | line 1, column     | not YAML
            """)
    void tellsWhereAndWhatIsWrong(String text, String place, String complaint) {
        assertThatThrownBy(() -> parse(text)).isInstanceOfSatisfying(CommandFailure.class, failure -> {
            assertThat(failure.code()).isEqualTo(ExitCode.USAGE);
            assertThat(failure.sentence()).startsWith("c.yaml, " + place).contains(complaint);
        });
    }

    @Test
    void namesTheCircleOfDependencies() {
        assertThatThrownBy(() -> parse("""
                satellites:
                  - {name: x, main: X, depends_on: [a]}
                  - {name: a, main: A, depends_on: [b]}
                  - {name: b, main: B, depends_on: [c]}
                  - {name: c, main: C, depends_on: [a]}
                """))
                .hasMessageContaining("c.yaml, line 3, column 37")
                .hasMessageContaining("a -> b -> c -> a");
    }

    @Test
    void tellsThatAFileIsMissing() {
        assertThatThrownBy(() -> ConstellationFile.read(Path.of("nowhere.yaml")))
                .hasMessageContaining("There is no constellation file")
                .hasMessageContaining("--constellation");
    }

    @Test
    void readsTheConstellationThatShips() {
        Constellation shipped = ConstellationFile.read(Path.of("../../constellation.yaml"));

        assertThat(shipped.satellites()).extracting(SatelliteSpec::name).contains("oracle", "sage", "aegis");
    }
}
