package io.satbus.oracle.domain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Optional;

/** Rows of a JSON-lines file: objects with a symbol, a date and a price; other fields are passed over. */
public final class JsonRows implements RowReader {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final List<String> SYMBOL = List.of("symbol", "ticker");
    private static final List<String> DATE = List.of("date");
    private static final List<String> PRICE = List.of("close", "price");

    private final Fields fields;

    public JsonRows(Fields fields) {
        this.fields = fields;
    }

    @Override
    public Reading read(String line) {
        try {
            JsonNode object = JSON.readTree(line);
            if (!object.isObject()) {
                return new Reading.Bad(Fault.MALFORMED_JSON, "is not a JSON object; write one object on each line");
            }
            return row(object);
        } catch (JsonProcessingException e) {
            return new Reading.Bad(
                    Fault.MALFORMED_JSON, "cannot be read as JSON: " + Fields.quoted(e.getOriginalMessage()));
        }
    }

    private Reading row(JsonNode object) {
        Optional<String> symbol = text(object, SYMBOL);
        Optional<String> date = text(object, DATE);
        Optional<String> price = text(object, PRICE);
        if (symbol.isEmpty() || date.isEmpty() || price.isEmpty()) {
            String missing = symbol.isEmpty() ? "symbol" : date.isEmpty() ? "date" : "price";
            return new Reading.Bad(Fault.WRONG_COLUMNS, "has no text or number '" + missing + "'");
        }
        return fields.row(symbol.get().strip(), date.get().strip(), price.get().strip());
    }

    private static Optional<String> text(JsonNode object, List<String> names) {
        return names.stream()
                .map(object::path)
                .filter(node -> node.isTextual() || node.isNumber())
                .findFirst()
                .map(JsonNode::asText);
    }
}
