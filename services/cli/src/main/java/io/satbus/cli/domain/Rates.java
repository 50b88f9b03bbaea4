package io.satbus.cli.domain;

import io.satbus.bus.inspect.TopicInfo;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How many records a second come into streams and inboxes, from two looks at the topics. Belongs to one thread. */
public final class Rates {
    private Map<String, Long> before = new HashMap<>();
    private long at;

    /** What flowed since the last look, such as {@code prices 1,200/s  oracle inbox 3/s}; empty if nothing did. */
    public String update(List<TopicInfo> topics, long nanos) {
        Map<String, Long> now = new HashMap<>();
        Map<String, Long> grown = new TreeMap<>();
        for (TopicInfo topic : topics) {
            now.put(topic.name(), topic.records());
            long more = topic.records() - before.getOrDefault(topic.name(), at == 0 ? topic.records() : 0);
            String name = name(topic.name());
            if (more > 0 && !name.isEmpty()) {
                grown.merge(name, more, Long::sum);
            }
        }
        double seconds = Math.max(1e-3, (nanos - at) / 1e9);
        before = now;
        at = nanos;
        return grown.entrySet().stream()
                .map(entry -> entry.getKey() + " " + Counts.grouped(Math.max(1, Math.round(entry.getValue() / seconds)))
                        + "/s")
                .collect(Collectors.joining("  "));
    }

    /** What people call it: the stream, or whose inbox it is; empty for what is of no interest. */
    private static String name(String topic) {
        String[] parts = topic.split("\\.", -1);
        if (parts.length < 4) {
            return "";
        }
        return switch (parts[1]) {
            case "events" -> parts[2];
            case "inbox" -> parts[2] + " inbox";
            default -> "";
        };
    }
}
