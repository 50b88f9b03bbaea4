package io.satbus.cli.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.satbus.cli.domain.CommandFailure;
import io.satbus.cli.domain.Constellation;
import io.satbus.cli.domain.Launch;
import io.satbus.cli.domain.PlatformSpec;
import io.satbus.cli.domain.SatelliteSpec;
import io.satbus.cli.domain.Suggestion;
import io.satbus.protocol.Names;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;

/** Reads a constellation file. Whatever is wrong with it is told with line and column. */
public final class ConstellationFile {
    private static final List<String> PLATFORM_KEYS = List.of("namespace", "kafka", "redis", "partitions");
    private static final List<String> SERVER_KEYS = List.of("port");
    private static final List<String> SATELLITE_KEYS =
            List.of("name", "main", "classpath", "jvm", "command", "instances", "config", "env", "depends_on");

    private final YamlReader yaml;
    private final Map<String, Node> names = new LinkedHashMap<>();
    private final Map<String, List<Node>> dependencies = new LinkedHashMap<>();

    private ConstellationFile(String file) {
        this.yaml = new YamlReader(file);
    }

    /** @throws CommandFailure with exit code 2 if it is missing or wrong */
    public static Constellation read(Path file) {
        try {
            return parse(String.valueOf(file.getFileName()), Files.readString(file));
        } catch (NoSuchFileException e) {
            throw CommandFailure.usage(
                    "There is no constellation file " + file + "; write one, or name one with --constellation FILE.");
        } catch (IOException e) {
            throw CommandFailure.usage("The constellation file " + file + " cannot be read: " + e.getMessage() + ".");
        }
    }

    /** @param file what the file is called in complaints */
    public static Constellation parse(String file, String text) {
        ConstellationFile reading = new ConstellationFile(file);
        return reading.constellation(reading.yaml.parse(text));
    }

    private Constellation constellation(Node root) {
        Map<String, Node> values = yaml.mapping(root, "the constellation", List.of("platform", "satellites"));
        PlatformSpec platform = optional(values, "platform").map(this::platform).orElse(PlatformSpec.DEFAULT);
        List<SatelliteSpec> satellites = new ArrayList<>();
        optional(values, "satellites")
                .map(node -> yaml.list(node, "satellites"))
                .orElse(List.of())
                .forEach(node -> satellites.add(satellite(node)));
        requireKnownDependencies();
        Constellation.circle(satellites).ifPresent(circle -> {
            throw yaml.at(dependencyNode(circle), Constellation.circleSentence(circle));
        });
        return new Constellation(platform, satellites);
    }

    private PlatformSpec platform(Node node) {
        Map<String, Node> values = yaml.mapping(node, "platform", PLATFORM_KEYS);
        PlatformSpec standard = PlatformSpec.DEFAULT;
        return new PlatformSpec(
                optional(values, "namespace").map(this::name).orElse(standard.namespace()),
                port(values, "kafka").orElse(standard.kafkaPort()),
                port(values, "redis").orElse(standard.redisPort()),
                optional(values, "partitions")
                        .map(value -> number(value, "partitions", 1, 1_000))
                        .orElse(standard.partitions()));
    }

    private Optional<Integer> port(Map<String, Node> platform, String server) {
        return optional(platform, server)
                .flatMap(node -> optional(yaml.mapping(node, server, SERVER_KEYS), "port"))
                .map(node -> number(node, server + ": port", 0, 65_535));
    }

    private SatelliteSpec satellite(Node node) {
        Map<String, Node> values = yaml.mapping(node, "a satellite", SATELLITE_KEYS);
        Node nameNode = optional(values, "name").orElseThrow(() -> yaml.at(node, "this satellite has no 'name'"));
        String name = name(nameNode);
        if (names.putIfAbsent(name, nameNode) != null) {
            throw yaml.at(nameNode, "there are two satellites named '" + name + "'; rename one, or raise 'instances'");
        }
        List<Node> dependsOn = optional(values, "depends_on")
                .map(list -> yaml.list(list, "depends_on"))
                .orElse(List.of());
        dependencies.put(name, dependsOn);
        return new SatelliteSpec(
                name,
                launch(node, name, values),
                optional(values, "instances")
                        .map(value -> number(value, "instances", 0, SatelliteSpec.MOST_INSTANCES))
                        .orElse(1),
                optional(values, "config").map(this::config).orElse(""),
                optional(values, "env").map(this::environment).orElse(Map.of()),
                dependsOn.stream()
                        .map(dependency -> yaml.text(dependency, "each of depends_on"))
                        .toList());
    }

    private Launch launch(Node node, String name, Map<String, Node> values) {
        Optional<Node> main = optional(values, "main");
        Optional<Node> command = optional(values, "command");
        if (main.isPresent() == command.isPresent()) {
            throw yaml.at(
                    node,
                    name + " needs either 'main' (a Java class) or 'command' (a list of words), and has "
                            + (main.isPresent() ? "both" : "neither"));
        }
        if (command.isPresent()) {
            List<String> argv = yaml.texts(command.get(), "command");
            if (argv.isEmpty()) {
                throw yaml.at(command.get(), "command is an empty list; its first word is the program");
            }
            return new Launch.Command(argv);
        }
        return new Launch.MainClass(
                yaml.text(main.orElseThrow(), "main"),
                optional(values, "classpath")
                        .map(list -> yaml.texts(list, "classpath"))
                        .orElse(List.of()),
                optional(values, "jvm").map(list -> yaml.texts(list, "jvm")).orElse(List.of()));
    }

    private String config(Node node) {
        yaml.entries(node, "config");
        try {
            return Json.MAPPER.writeValueAsString(yaml.json(node, "config"));
        } catch (JsonProcessingException e) {
            throw yaml.at(node, "config cannot become JSON: " + e.getOriginalMessage());
        }
    }

    private Map<String, String> environment(Node node) {
        Map<String, String> environment = new LinkedHashMap<>();
        yaml.entries(node, "env").forEach((key, value) -> environment.put(key, yaml.text(value, "env: " + key)));
        return environment;
    }

    private String name(Node node) {
        String name = yaml.text(node, "a name");
        if (!Names.valid(name)) {
            throw yaml.at(node, "'" + name + "' is not a name; use 1 to 63 letters, digits, '-' or '_'");
        }
        return name;
    }

    private int number(Node node, String what, int least, int most) {
        int number = yaml.number(node, what);
        if (number < least || number > most) {
            throw yaml.at(node, what + " is " + number + "; use " + least + " to " + most);
        }
        return number;
    }

    private void requireKnownDependencies() {
        dependencies.forEach((satellite, nodes) -> {
            for (Node node : nodes) {
                String dependency = yaml.text(node, "each of depends_on");
                if (!names.containsKey(dependency)) {
                    throw yaml.at(
                            node,
                            satellite + " depends on '" + dependency + "', which is not in this file; it has "
                                    + Suggestion.list(names.keySet()) + "."
                                    + Suggestion.sentence(dependency, names.keySet()));
                }
            }
        });
    }

    /** Where the first satellite of the circle names the second. */
    private Node dependencyNode(List<String> circle) {
        return dependencies.getOrDefault(circle.getFirst(), List.of()).stream()
                .filter(node -> yaml.text(node, "depends_on").equals(circle.get(1)))
                .findFirst()
                .orElseThrow();
    }

    private static Optional<Node> optional(Map<String, Node> values, String key) {
        return Optional.ofNullable(values.get(key));
    }
}
