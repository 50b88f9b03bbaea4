package io.satbus.protocol.payload;

import com.google.protobuf.Descriptors;
import io.satbus.protocol.Manifest;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Describes what payloads consist of, in words for people who write one by hand. */
final class FieldsOf {
    private FieldsOf() {}

    static List<Manifest.Field> message(Descriptors.Descriptor descriptor) {
        return descriptor.getFields().stream()
                .map(field -> new Manifest.Field(
                        field.getJsonName(), words(field), field.isRepeated() && !field.isMapField()))
                .toList();
    }

    private static String words(Descriptors.FieldDescriptor field) {
        if (field.isMapField()) {
            return "map";
        }
        return switch (field.getJavaType()) {
            case INT, LONG -> "integer";
            case FLOAT, DOUBLE -> "number";
            case BOOLEAN -> "boolean";
            case STRING -> "string";
            case BYTE_STRING -> "bytes (base64)";
            case ENUM ->
                field.getEnumType().getValues().stream()
                        .map(Descriptors.EnumValueDescriptor::getName)
                        .collect(Collectors.joining(" | "));
            case MESSAGE -> field.getMessageType().getName();
        };
    }

    static List<Manifest.Field> components(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(FieldsOf::component)
                .toList();
    }

    private static Manifest.Field component(RecordComponent component) {
        Type type = component.getGenericType();
        boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        if (raw(type) == Optional.class) {
            type = argument(type);
            nullable = true;
        }
        boolean repeated = Collection.class.isAssignableFrom(raw(type));
        String words = words(raw(repeated ? argument(type) : type));
        return new Manifest.Field(component.getName(), nullable ? words + ", optional" : words, repeated);
    }

    private static String words(Class<?> type) {
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants()).map(String::valueOf).collect(Collectors.joining(" | "));
        }
        if (type == int.class || type == long.class || type == Integer.class || type == Long.class) {
            return "integer";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "boolean";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "number";
        }
        if (type == String.class) {
            return "string";
        }
        if (type == Duration.class) {
            return "duration (ISO 8601)";
        }
        if (Temporal.class.isAssignableFrom(type)) {
            return "time (ISO 8601)";
        }
        return Map.class.isAssignableFrom(type) ? "map" : type.getSimpleName();
    }

    private static Class<?> raw(Type type) {
        return switch (type) {
            case Class<?> plain -> plain;
            case ParameterizedType generic -> (Class<?>) generic.getRawType();
            default -> Object.class;
        };
    }

    private static Type argument(Type type) {
        return type instanceof ParameterizedType generic ? generic.getActualTypeArguments()[0] : Object.class;
    }
}
