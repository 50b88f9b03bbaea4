package io.satbus.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.satbus.bus.inspect.Seen;
import io.satbus.cli.adapter.Console;
import io.satbus.cli.adapter.Console.Style;
import io.satbus.cli.adapter.Json;
import io.satbus.cli.domain.SatelliteDirectory;
import io.satbus.cli.domain.Wording;
import io.satbus.protocol.Envelope;
import io.satbus.protocol.Kind;
import io.satbus.protocol.Priority;
import io.satbus.protocol.payload.PayloadText;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Shows messages, each on one line. Belongs to one thread. */
final class MessagePrinter {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneId.systemDefault());
    private static final int LONGEST_PAYLOAD = 400;

    private final Console console;
    private final boolean asJson;

    MessagePrinter(Console console, boolean asJson) {
        this.console = console;
        this.asJson = asJson;
    }

    void print(Seen.Spoken seen) {
        console.line(asJson ? json(seen).toString() : line(seen));
    }

    void print(Seen.Unreadable seen) {
        Seen.Place place = seen.place();
        if (asJson) {
            console.line(place(place).put("unreadable", seen.reason()).toString());
        } else {
            console.line(console.styled(Style.DIM, TIME.format(place.at())) + "  "
                    + console.styled(Style.BAD, "unreadable") + "  " + place.topic() + " partition " + place.partition()
                    + " offset " + place.offset() + ": " + seen.reason());
        }
    }

    private String line(Seen.Spoken seen) {
        Envelope envelope = seen.message().envelope();
        String urgency = Wording.urgency(envelope.priority());
        return console.styled(Style.DIM, time(seen.place().at())) + "  "
                + console.styled(style(envelope), String.format("%-12s", Wording.of(envelope.kind())))
                + " " + Wording.sender(envelope)
                + console.styled(Style.DIM, " -> ")
                + console.styled(Style.NAME, Wording.destination(envelope)) + "  "
                + SatelliteDirectory.shortName(envelope.content().type())
                + (urgency.isEmpty() ? "" : " " + console.styled(style(envelope), "[" + urgency + "]")) + "  "
                + payload(seen);
    }

    static String time(Instant instant) {
        return TIME.format(instant);
    }

    static Style style(Envelope envelope) {
        if (envelope.kind() == Kind.ERROR || envelope.priority() == Priority.CRITICAL) {
            return Style.BAD;
        }
        return envelope.kind() == Kind.NOTIFICATION || envelope.priority() == Priority.HIGH ? Style.WARN : Style.BOLD;
    }

    /** On one line, cut where it would fill the screen. */
    static String payload(Seen.Spoken seen) {
        String text = PayloadText.of(
                        seen.message().envelope().content(), seen.message().payload())
                .replaceAll("\\s*\\R\\s*", " ");
        return text.length() > LONGEST_PAYLOAD ? text.substring(0, LONGEST_PAYLOAD) + " ..." : text;
    }

    static ObjectNode json(Seen.Spoken seen) {
        Envelope envelope = seen.message().envelope();
        ObjectNode json = place(seen.place())
                .put("id", envelope.id().toString())
                .put("kind", Wording.of(envelope.kind()))
                .put("priority", envelope.priority().label())
                .put("source", Wording.sender(envelope))
                .put("incarnation", envelope.source().incarnation())
                .put("target", Wording.destination(envelope))
                .put("subject", envelope.subject())
                .put("type", envelope.content().type())
                .put("correlationId", envelope.correlationId().toString())
                .put("causationId", envelope.causationId().map(Object::toString).orElse(""));
        return json.set("payload", Json.payload(seen.message()));
    }

    private static ObjectNode place(Seen.Place place) {
        return Json.object()
                .put("at", place.at().toString())
                .put("topic", place.topic())
                .put("partition", place.partition())
                .put("offset", place.offset());
    }
}
