package io.satbus.system.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;

/** What one command did. */
record Run(String command, int code, String out, String err) {
    static final ObjectMapper MAPPER = new ObjectMapper();

    /** The same, if it ended well. */
    Run succeeded() {
        return ended(0);
    }

    /** The same, if it ended with this exit code. */
    Run ended(int expected) {
        assertThat(code).as(toString()).isEqualTo(expected);
        return this;
    }

    /** What it printed, as one JSON value. */
    JsonNode json() {
        return parsed(out);
    }

    /** What it printed, as one JSON value in each line. */
    List<JsonNode> jsonLines() {
        List<JsonNode> values = new ArrayList<>();
        out.lines().forEach(line -> values.add(parsed(line)));
        return values;
    }

    /** What it complained of. Fails unless that is one sentence: one line that ends like one. */
    String complaint() {
        List<String> lines = err.lines().toList();
        assertThat(lines).as(toString()).hasSize(1);
        assertThat(lines.getFirst()).as(toString()).startsWith("satbus: ").matches(".*[.?]");
        return lines.getFirst();
    }

    private JsonNode parsed(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("No JSON: " + this, e);
        }
    }

    @Override
    public String toString() {
        return "satbus " + command + " ended with " + code + "\nout: " + shortened(out) + "\nerr: " + shortened(err);
    }

    private static String shortened(String text) {
        return text.length() < 4000 ? text : text.substring(0, 4000) + " ...";
    }
}
