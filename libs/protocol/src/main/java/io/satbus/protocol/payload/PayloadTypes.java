package io.satbus.protocol.payload;

import com.google.protobuf.Message;
import io.satbus.protocol.Failure;
import io.satbus.protocol.Heartbeat;
import io.satbus.protocol.Manifest;

/** Finds the {@link PayloadType} of a class. Each is made once and lives as long as its class. Safe for any thread. */
public final class PayloadTypes {
    private static final ClassValue<PayloadType<?>> TYPES = new ClassValue<>() {
        @Override
        protected PayloadType<?> computeValue(Class<?> type) {
            return make(type);
        }
    };

    private PayloadTypes() {}

    /**
     * The type of a generated Protobuf message, of a record (as JSON), of {@link Done}, or of one of the platform's own.
     *
     * @throws IllegalArgumentException if the class is none of these, or cannot be used as such
     */
    @SuppressWarnings("unchecked") // make() returns the type of the class that it was given.
    public static <T> PayloadType<T> of(Class<T> type) {
        return (PayloadType<T>) TYPES.get(type);
    }

    private static PayloadType<?> make(Class<?> type) {
        if (Message.class.isAssignableFrom(type)) {
            return ProtobufPayload.of(type.asSubclass(Message.class));
        }
        if (type == Done.class) {
            return new DonePayload();
        }
        if (type == Heartbeat.class) {
            return PlatformTypes.HEARTBEAT;
        }
        if (type == Manifest.class) {
            return PlatformTypes.MANIFEST;
        }
        if (type == Failure.class) {
            return PlatformTypes.FAILURE;
        }
        if (type.isRecord()) {
            return RecordPayload.of(type.asSubclass(Record.class));
        }
        throw new IllegalArgumentException(
                type.getName() + " cannot be a payload: use a record or a generated Protobuf message");
    }
}
