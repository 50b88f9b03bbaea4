package io.satbus.protocol.payload;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.satbus.protocol.Content;
import io.satbus.protocol.ViolationException;
import java.io.IOException;
import java.util.Locale;
import java.util.stream.Collectors;

/** The one way in which JSON is read and written: strict, bounded, times as ISO 8601. */
final class Json {
    static final int MAX_NESTING = 100;
    /** Longest text, in characters. */
    static final int MAX_STRING = 1024 * 1024;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_NESTING)
                    .maxStringLength(MAX_STRING)
                    .maxNumberLength(400)
                    .maxDocumentLength(Content.MAX_SIZE)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            // A message of ours may reach people and logs: it shows what is wrong, not the whole input.
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    static final JsonMapper MAPPER = JsonMapper.builder(FACTORY)
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .annotationIntrospector(new RecordNullness())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .build();

    private Json() {}

    static boolean is(String mediaType) {
        String type = mediaType.toLowerCase(Locale.ROOT);
        int end = type.indexOf(';');
        String bare = (end < 0 ? type : type.substring(0, end)).strip();
        return bare.equals(Content.JSON) || bare.endsWith("+json");
    }

    /**
     * Goes through the document once and keeps nothing.
     *
     * @throws ViolationException if it is no JSON, repeats a name, or is nested too deeply
     */
    static void check(String type, byte[] bytes) {
        try (JsonParser parser = FACTORY.createParser(bytes)) {
            parser.nextToken();
            parser.skipChildren();
            if (parser.nextToken() != null) {
                throw Malformed.payload(type, "something follows its end", "send one JSON value");
            }
        } catch (JsonProcessingException e) {
            throw malformed(type, e);
        } catch (IOException e) {
            throw Malformed.payload(type, String.valueOf(e.getMessage()), "send JSON in UTF-8");
        }
    }

    static ViolationException malformed(String type, JsonProcessingException e) {
        String where = e.getLocation() == null
                ? ""
                : "line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ": ";
        String path = e instanceof JsonMappingException mapping ? path(mapping) : "";
        return Malformed.payload(
                type, where + path + found(e), "send JSON of the fields that `satbus types` shows for this type");
    }

    /** Such as {@code rows[3].price: }. */
    private static String path(JsonMappingException e) {
        String path = e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining());
        return path.isEmpty() ? "" : (path.startsWith(".") ? path.substring(1) : path) + ": ";
    }

    /** What a record's own constructor says, or else Jackson, without its advice for programmers. */
    private static String found(JsonProcessingException e) {
        if (e.getCause() instanceof RuntimeException cause && cause.getMessage() != null) {
            return cause.getMessage();
        }
        String message = String.valueOf(e.getOriginalMessage());
        int advice = message.indexOf(" (class ");
        return advice < 0 ? message : message.substring(0, advice);
    }
}
