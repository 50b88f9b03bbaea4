package io.satbus.cli.domain;

import io.satbus.bus.inspect.Seen;
import io.satbus.protocol.Envelope;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The messages of one conversation, each under the one that caused it, siblings by time. */
public final class ConversationTree {
    private final List<Node> roots = new ArrayList<>();
    private final Map<UUID, Node> nodes = new LinkedHashMap<>();

    /** A message and what it caused. */
    private record Node(Seen.Spoken seen, List<Node> children) {
        Envelope envelope() {
            return seen.message().envelope();
        }
    }

    /**
     * One line of the printed tree.
     *
     * @param sinceBegin time from the first message of the conversation, by the broker's clock
     * @param branch the lines of the tree, to stand before the message
     * @param depth 0 for a message that nothing caused
     */
    public record Line(Duration sinceBegin, String branch, int depth, Seen.Spoken seen) {}

    /**
     * A message whose cause is not among them begins a tree of its own. A message found twice, as retries leave it, is
     * shown once.
     */
    public ConversationTree(List<Seen.Spoken> messages) {
        messages.stream()
                .sorted(Comparator.comparing((Seen.Spoken seen) -> seen.place().at())
                        .thenComparing(seen -> seen.message().envelope().id()))
                .forEach(seen -> nodes.putIfAbsent(seen.message().envelope().id(), new Node(seen, new ArrayList<>())));
        nodes.values()
                .forEach(node -> parent(node).map(Node::children).orElse(roots).add(node));
    }

    /** The cause, unless messages claim to have caused each other: then the circle is opened at each of them. */
    private Optional<Node> parent(Node node) {
        Set<UUID> ancestors = new HashSet<>();
        Optional<Node> above = cause(node);
        while (above.isPresent() && ancestors.add(above.get().envelope().id())) {
            above = above.flatMap(this::cause);
        }
        return above.isPresent() ? Optional.empty() : cause(node);
    }

    private Optional<Node> cause(Node node) {
        return node.envelope().causationId().map(nodes::get);
    }

    public int size() {
        return nodes.size();
    }

    /** Time from the first to the last message. */
    public Duration duration() {
        return nodes.isEmpty()
                ? Duration.ZERO
                : Duration.between(
                        begin(),
                        List.copyOf(nodes.values()).getLast().seen().place().at());
    }

    /** The tree from top to bottom. */
    public List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        roots.forEach(root -> add(root, "", "", 0, lines));
        return lines;
    }

    private void add(Node node, String own, String below, int depth, List<Line> lines) {
        Duration since = Duration.between(begin(), node.seen().place().at());
        lines.add(new Line(since, own, depth, node.seen()));
        for (int i = 0; i < node.children().size(); i++) {
            boolean last = i == node.children().size() - 1;
            add(
                    node.children().get(i),
                    below + (last ? "└─ " : "├─ "),
                    below + (last ? "   " : "│  "),
                    depth + 1,
                    lines);
        }
    }

    private Instant begin() {
        return List.copyOf(nodes.values()).getFirst().seen().place().at();
    }
}
