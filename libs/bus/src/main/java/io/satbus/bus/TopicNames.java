package io.satbus.bus;

import io.satbus.protocol.Priority;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names of all topics of one namespace. */
public record TopicNames(String namespace) {
    private static final Pattern OF_PRIORITY =
            Pattern.compile("[^.]+\\.(inbox|events)\\.(?<owner>[^.]+)\\.(?<priority>critical|high|medium|low)\\.v1");

    /** Work for one of a satellite's instances. */
    public String inbox(String satellite, Priority priority) {
        return namespace + ".inbox." + satellite + "." + priority.label() + ".v1";
    }

    /** What is published under subjects that begin with this name. */
    public String events(String stream, Priority priority) {
        return namespace + ".events." + stream + "." + priority.label() + ".v1";
    }

    /** Whether it holds what is published, rather than what is sent to somebody. */
    public boolean isStream(String topic) {
        return topic.startsWith(namespace + ".events.");
    }

    /** The stream that a subject belongs to: its first name. */
    public static String streamOf(String subject) {
        int dot = subject.indexOf('.');
        return dot < 0 ? subject : subject.substring(0, dot);
    }

    public String broadcast() {
        return namespace + ".broadcast.v1";
    }

    public String reply(String satellite) {
        return namespace + ".reply." + satellite + ".v1";
    }

    /** Whether answers may be sent there: nobody can have them sent into somebody's inbox. */
    public boolean isReply(String topic) {
        return topic.startsWith(namespace + ".reply.");
    }

    /** The satellite of an inbox or the stream of events, by the name of the topic. */
    public Optional<String> ownerOf(String topic) {
        return parse(topic).map(matcher -> matcher.group("owner"));
    }

    /** The priority of an inbox or of a stream's topic. */
    public Optional<Priority> priorityOf(String topic) {
        return parse(topic)
                .map(matcher -> Priority.valueOf(matcher.group("priority").toUpperCase(Locale.ROOT)));
    }

    private Optional<Matcher> parse(String topic) {
        Matcher matcher = OF_PRIORITY.matcher(topic);
        return topic.startsWith(namespace + ".") && matcher.matches() ? Optional.of(matcher) : Optional.empty();
    }

    public String heartbeat() {
        return namespace + ".heartbeat.v1";
    }

    public String registry() {
        return namespace + ".registry.v1";
    }

    /** The consumer group in which a satellite's instances share one lane. */
    public String group(String satellite, Priority priority) {
        return namespace + "." + satellite + "." + priority.label();
    }
}
