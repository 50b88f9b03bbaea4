package io.satbus.cli.adapter;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.satbus.cli.domain.CommandFailure;
import io.satbus.protocol.Message;
import io.satbus.protocol.payload.PayloadText;
import org.jspecify.annotations.Nullable;

/** JSON as the command line reads and writes it. */
public final class Json {
    static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    public static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    /** What a message carries: a tree if it is JSON, else words for people. */
    public static JsonNode payload(Message message) {
        String text = PayloadText.of(message.envelope().content(), message.payload());
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException notJson) {
            return MAPPER.getNodeFactory().textNode(text);
        }
    }

    /**
     * Reads one value.
     *
     * @param what names the text in the sentence that is thrown, such as {@code "The payload"}
     * @throws CommandFailure with line and column if it is malformed
     */
    public static JsonNode parse(String text, String what) {
        if (text.isBlank()) {
            throw CommandFailure.usage(what + " is empty; give a JSON object such as '{}'.");
        }
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw CommandFailure.usage(what + " is not JSON: " + where(e.getLocation())
                    + e.getOriginalMessage().replaceAll("\\s*\\R\\s*", " ") + ".");
        }
    }

    private static String where(@Nullable JsonLocation location) {
        return location == null || location.getLineNr() < 1
                ? ""
                : "line " + location.getLineNr() + ", column " + location.getColumnNr() + ": ";
    }
}
