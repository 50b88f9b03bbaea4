package io.satbus.cli.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.satbus.bus.inspect.Inspector;
import io.satbus.bus.inspect.TopicInfo;
import io.satbus.cli.adapter.Json;
import io.satbus.cli.domain.Counts;
import io.satbus.cli.domain.ExitCode;
import io.satbus.cli.domain.Table;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the platform's topics. */
@Command(
        name = "topics",
        header = "List the topics of the platform with their sizes.",
        description = "Records are those that are kept now; for compacted topics the number is an upper bound.",
        footerHeading = "%nExamples:%n",
        footer = {"  satbus topics", "  satbus topics --json"})
final class TopicsCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private final Where where;

    @Option(names = "--json", description = "Print an array of objects.")
    private boolean asJson;

    TopicsCommand(Session session) {
        this.session = session;
        this.where = new Where(session);
    }

    @Override
    public Integer call() {
        List<TopicInfo> topics = where.inspect(Inspector::topics);
        if (asJson) {
            session.console().json(json(topics));
            return ExitCode.OK.number();
        }
        Table table =
                Table.of("TOPIC", "PARTITIONS", "REPLICAS", "RECORDS", "SIZE").withNumbers(1, 2, 3, 4);
        for (TopicInfo topic : topics) {
            table.add(
                    topic.name(),
                    topic.partitions(),
                    topic.replication(),
                    Counts.grouped(topic.records()),
                    Counts.bytes(topic.bytes()));
        }
        session.console().table(table);
        return ExitCode.OK.number();
    }

    private static ArrayNode json(List<TopicInfo> topics) {
        ArrayNode array = Json.array();
        for (TopicInfo topic : topics) {
            array.addObject()
                    .put("topic", topic.name())
                    .put("partitions", topic.partitions())
                    .put("replication", topic.replication())
                    .put("records", topic.records())
                    .put("bytes", topic.bytes());
        }
        return array;
    }
}
