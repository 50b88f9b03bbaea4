package io.satbus.satellite;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.satbus.protocol.Content;
import io.satbus.protocol.Manifest;
import io.satbus.protocol.ViolationException;
import io.satbus.protocol.payload.PayloadType;
import io.satbus.protocol.payload.PayloadTypes;
import io.satbus.satellite.settings.SettingException;
import java.io.IOException;
import java.util.stream.Collectors;

/**
 * A satellite's own configuration: a record whose constructor checks it. It is replaced as a whole, never changed; what
 * JSON leaves out keeps its default. Safe for use by any thread.
 */
final class Configuration {
    /** Of satellites that have none. */
    private record Nothing() {}

    private final Class<? extends Record> type;
    private final Record defaults;
    private volatile Record current;

    private Configuration(Class<? extends Record> type, Record defaults) {
        this.type = type;
        this.defaults = defaults;
        this.current = defaults;
    }

    static Configuration none() {
        return new Configuration(Nothing.class, new Nothing());
    }

    static <C extends Record> Configuration of(Class<C> type, C defaults) {
        return new Configuration(type, defaults);
    }

    /** The same defaults, for an instance of its own. */
    Configuration copy() {
        return new Configuration(type, defaults);
    }

    <C extends Record> C current(Class<C> asked) {
        if (asked != type) {
            throw new IllegalArgumentException("the configuration is not a " + asked.getName() + " but "
                    + (type == Nothing.class ? "missing; give the satellite one with config(...)" : type.getName()));
        }
        return asked.cast(current);
    }

    /** @throws SettingException if it cannot be used; then nothing has changed */
    void replace(String json) {
        current = read(json);
    }

    /** Fields for people: {@code greeting (text), ...}. */
    String fields() {
        return PayloadTypes.of(type).fields().stream()
                .map(field -> field.name() + " (" + (field.repeated() ? "list of " : "") + field.type() + ")")
                .collect(Collectors.joining(", "));
    }

    private Record read(String json) {
        try {
            JsonMapper mapper = new JsonMapper();
            PayloadType<? extends Record> form = PayloadTypes.of(type);
            ObjectNode merged = (ObjectNode) mapper.readTree(encode(form));
            merged.setAll(objectOf(mapper.readTree(json)));
            return form.decode(mapper.writeValueAsBytes(merged), Content.JSON);
        } catch (ViolationException e) {
            throw new SettingException(
                    "the configuration " + withoutPlace(e.violation().rule()) + "; "
                            + (fields().isEmpty() ? "it has no fields" : "its fields are " + fields()));
        } catch (JsonProcessingException e) {
            throw new SettingException("the configuration is not JSON: line "
                    + e.getLocation().getLineNr() + ", column "
                    + e.getLocation().getColumnNr() + ": "
                    + e.getOriginalMessage());
        } catch (IOException e) {
            throw new SettingException("the configuration cannot be read: " + e);
        }
    }

    private <C extends Record> byte[] encode(PayloadType<C> form) {
        return form.encode(form.javaType().cast(defaults));
    }

    private static ObjectNode objectOf(JsonNode node) {
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw new SettingException(
                "the configuration is a JSON " + node.getNodeType().name().toLowerCase(java.util.Locale.ROOT)
                        + "; use an object such as {\"field\": value}");
    }

    /** Lines and columns are those of the defaults and the text together, which nobody has seen. */
    private static String withoutPlace(String rule) {
        return rule.replaceAll("line -?\\d+, column -?\\d+: ", "");
    }

    /** What it is, without values: they may be secret. */
    @Override
    public String toString() {
        return type.getSimpleName() + " with " + Manifest.Field.class.getSimpleName() + "s " + fields();
    }
}
