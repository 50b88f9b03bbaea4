package io.satbus.protocol.payload;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.satbus.protocol.Content;
import io.satbus.protocol.Manifest;
import java.io.IOException;
import java.util.List;

/** A record as JSON. */
final class RecordPayload<T extends Record> implements PayloadType<T> {
    private final Class<T> type;
    private final String name;
    private final ObjectReader reader;
    private final ObjectWriter writer;
    private final List<Manifest.Field> fields;

    private RecordPayload(Class<T> type) {
        this.type = type;
        TypeName given = type.getAnnotation(TypeName.class);
        name = given == null ? type.getSimpleName() : given.value();
        reader = Json.MAPPER.readerFor(type);
        writer = Json.MAPPER.writerFor(type);
        fields = FieldsOf.components(type);
    }

    static <T extends Record> RecordPayload<T> of(Class<T> type) {
        return new RecordPayload<>(type);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Class<T> javaType() {
        return type;
    }

    @Override
    public String mediaType() {
        return Content.JSON;
    }

    @Override
    public byte[] encode(T value) {
        try {
            return writer.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw Json.malformed(name, e);
        }
    }

    @Override
    public T decode(byte[] bytes, String mediaType) {
        if (!Json.is(mediaType)) {
            throw Malformed.mediaType(name, mediaType);
        }
        try {
            T value = reader.readValue(bytes);
            if (value == null) {
                throw Malformed.payload(name, bytes.length == 0 ? "it is empty" : "it is null", "send a JSON object");
            }
            return value;
        } catch (JsonProcessingException e) {
            throw Json.malformed(name, e);
        } catch (IOException e) {
            throw Malformed.payload(name, String.valueOf(e.getMessage()), "send JSON in UTF-8");
        }
    }

    @Override
    public List<Manifest.Field> fields() {
        return fields;
    }
}
