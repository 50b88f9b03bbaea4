package io.satbus.cli.command;

import io.satbus.bus.Payload;
import io.satbus.cli.adapter.Json;
import io.satbus.cli.domain.CommandFailure;
import io.satbus.protocol.Content;
import io.satbus.protocol.ViolationException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A payload as the user gives it: JSON, {@code @FILE}, or nothing, which is an empty object. */
record PayloadArgument(String text) {
    static final String STANDARD_INPUT = "-";

    static PayloadArgument of(String argument, Session session) {
        return new PayloadArgument(argument.startsWith("@") ? file(argument.substring(1), session) : argument);
    }

    private static String file(String name, Session session) {
        Path file = session.settings().workingDirectory().resolve(name);
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw CommandFailure.usage("There is no file " + file + " to read the payload from.");
        } catch (IOException e) {
            throw CommandFailure.usage("The payload cannot be read from " + file + ": " + e.getMessage() + ".");
        }
    }

    /**
     * The payload as JSON of the type.
     *
     * @param what names it in the sentence that is thrown if it is malformed or too large
     */
    Payload payload(String type, String what) {
        Json.parse(text, what);
        try {
            return Payload.of(type, Content.JSON, text.getBytes(StandardCharsets.UTF_8));
        } catch (ViolationException e) {
            throw CommandFailure.usage(what + " cannot be sent: " + e.getMessage() + ".");
        }
    }
}
