package io.satbus.protocol.payload;

import com.google.protobuf.Message;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Finds the generated class of a Protobuf message by the message's name, where it is on the class path: its Java package is
 * the schema's package, with {@code io.} before it or without. Only for showing payloads to people: names come from the
 * wire, so a class is looked at before any of its code runs. Safe for use by any thread.
 */
final class GeneratedTypes {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)+");
    private static final int MOST = 1_000;
    private static final Map<String, Optional<ProtobufPayload<?>>> FOUND = new ConcurrentHashMap<>();

    private GeneratedTypes() {}

    static Optional<ProtobufPayload<?>> find(String name) {
        if (!NAME.matcher(name).matches() || FOUND.size() >= MOST) {
            return Optional.ofNullable(FOUND.get(name)).flatMap(found -> found);
        }
        return FOUND.computeIfAbsent(name, type -> load("io." + type).or(() -> load(type)));
    }

    private static Optional<ProtobufPayload<?>> load(String className) {
        try {
            Class<?> type = Class.forName(className, false, GeneratedTypes.class.getClassLoader());
            return Message.class.isAssignableFrom(type)
                    ? Optional.of(ProtobufPayload.of(type.asSubclass(Message.class)))
                    : Optional.empty();
        } catch (ClassNotFoundException | LinkageError unknownHere) {
            return Optional.empty();
        }
    }
}
