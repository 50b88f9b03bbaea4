package io.satbus.cli.adapter;

import io.satbus.cli.domain.CommandFailure;
import io.satbus.cli.domain.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Takes a YAML document apart strictly: every complaint names file, line and column. Works on the parsed nodes, because
 * only they know where they stand.
 */
final class YamlReader {
    private final String file;

    YamlReader(String file) {
        this.file = file;
    }

    Node parse(String text) {
        LoaderOptions limits = new LoaderOptions();
        limits.setMaxAliasesForCollections(20);
        limits.setNestingDepthLimit(30);
        try {
            @org.jspecify.annotations.Nullable Node root = new Yaml(limits).compose(new java.io.StringReader(text));
            if (root == null) {
                throw CommandFailure.usage(file + " is empty; it needs a list 'satellites:'.");
            }
            return root;
        } catch (MarkedYAMLException e) {
            String problem = e.getProblem() == null ? "it is malformed" : e.getProblem();
            throw at(Optional.ofNullable(e.getProblemMark()), "this is not YAML: " + problem);
        } catch (YAMLException e) {
            throw CommandFailure.usage(file + " is not YAML: " + e.getMessage() + ".");
        }
    }

    /** The values of a mapping by key. Complains of keys that are unknown, occur twice or are no words. */
    Map<String, Node> mapping(Node node, String what, List<String> known) {
        Map<String, Node> values = entries(node, what);
        for (NodeTuple entry : ((MappingNode) node).getValue()) {
            String key = ((ScalarNode) entry.getKeyNode()).getValue();
            if (!known.contains(key)) {
                throw at(
                        entry.getKeyNode(),
                        "unknown key '" + key + "' in " + what + "; known are " + Suggestion.list(known) + "."
                                + Suggestion.sentence(key, known));
            }
        }
        return values;
    }

    /** The values of a mapping whose keys are free. */
    Map<String, Node> entries(Node node, String what) {
        if (!(node instanceof MappingNode mapping)) {
            throw at(node, what + " must be a mapping (key: value), but it is " + describe(node));
        }
        Map<String, Node> values = new LinkedHashMap<>();
        for (NodeTuple entry : mapping.getValue()) {
            String key = text(entry.getKeyNode(), "a key in " + what);
            if (values.putIfAbsent(key, entry.getValueNode()) != null) {
                throw at(entry.getKeyNode(), "key '" + key + "' occurs twice in " + what + "; remove one");
            }
        }
        return values;
    }

    List<Node> list(Node node, String what) {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        throw at(node, what + " must be a list (lines that begin with '- '), but it is " + describe(node));
    }

    List<String> texts(Node node, String what) {
        return list(node, what).stream()
                .map(item -> text(item, "each of " + what))
                .toList();
    }

    /** Any scalar as it was written. */
    String text(Node node, String what) {
        if (node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)) {
            return scalar.getValue();
        }
        throw at(node, what + " must be a text, but it is " + describe(node));
    }

    int number(Node node, String what) {
        if (node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.INT)) {
            try {
                return Integer.parseInt(scalar.getValue());
            } catch (NumberFormatException e) {
                throw at(node, what + " is " + scalar.getValue() + ", which is no whole number in range");
            }
        }
        throw at(node, what + " must be a whole number, but it is " + describe(node));
    }

    /** A tree of maps, lists, texts, numbers and booleans, as JSON knows them. */
    @org.jspecify.annotations.Nullable
    Object json(Node node, String what) {
        return switch (node) {
            case MappingNode mapping -> {
                Map<String, @org.jspecify.annotations.Nullable Object> values = new LinkedHashMap<>();
                entries(mapping, what).forEach((key, value) -> values.put(key, json(value, what)));
                yield values;
            }
            case SequenceNode sequence -> {
                List<@org.jspecify.annotations.Nullable Object> values = new ArrayList<>();
                sequence.getValue().forEach(value -> values.add(json(value, what)));
                yield values;
            }
            case ScalarNode scalar -> scalar(scalar, what);
            default -> throw at(node, what + " holds something that JSON cannot hold");
        };
    }

    private @org.jspecify.annotations.Nullable Object scalar(ScalarNode scalar, String what) {
        String value = scalar.getValue();
        try {
            return switch (scalar.getTag().getValue()) {
                case "tag:yaml.org,2002:null" -> null;
                case "tag:yaml.org,2002:bool" ->
                    List.of("true", "yes", "on").contains(value.toLowerCase(java.util.Locale.ROOT));
                case "tag:yaml.org,2002:int" -> Long.parseLong(value);
                case "tag:yaml.org,2002:float" -> Double.parseDouble(value);
                default -> value;
            };
        } catch (NumberFormatException e) {
            throw at(scalar, what + " holds the number " + value + ", which JSON cannot hold; put it in quotes");
        }
    }

    /** A complaint about what stands there. */
    CommandFailure at(Node node, String complaint) {
        return at(Optional.ofNullable(node.getStartMark()), complaint);
    }

    private CommandFailure at(Optional<Mark> mark, String complaint) {
        String place = mark.map(at -> ", line " + (at.getLine() + 1) + ", column " + (at.getColumn() + 1))
                .orElse("");
        return CommandFailure.usage(
                file + place + ": " + complaint + (complaint.endsWith("?") || complaint.endsWith(".") ? "" : "."));
    }

    private static String describe(Node node) {
        return switch (node) {
            case MappingNode _ -> "a mapping";
            case SequenceNode _ -> "a list";
            case ScalarNode scalar when scalar.getTag().equals(Tag.NULL) -> "empty";
            case ScalarNode scalar -> "'" + scalar.getValue() + "'";
            default -> "something else";
        };
    }
}
