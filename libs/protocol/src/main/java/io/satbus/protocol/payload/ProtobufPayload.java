package io.satbus.protocol.payload;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import io.satbus.protocol.Content;
import io.satbus.protocol.Manifest;
import io.satbus.protocol.ViolationException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A generated Protobuf message, in its own form or as its canonical JSON. */
final class ProtobufPayload<T extends Message> implements PayloadType<T> {
    static final int MAX_NESTING = 100;

    private final Class<T> type;
    private final T empty;
    private final String name;
    private final List<Manifest.Field> fields;

    private ProtobufPayload(Class<T> type, T empty) {
        this.type = type;
        this.empty = empty;
        name = empty.getDescriptorForType().getFullName();
        fields = FieldsOf.message(empty.getDescriptorForType());
    }

    static <T extends Message> ProtobufPayload<T> of(Class<T> type) {
        try {
            return new ProtobufPayload<>(
                    type, type.cast(type.getMethod("getDefaultInstance").invoke(null)));
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(
                    type.getName() + " cannot be a payload: it is a Message without getDefaultInstance();"
                            + " use a class that the Protobuf compiler generated",
                    e);
        }
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
        return Content.PROTOBUF;
    }

    @Override
    public byte[] encode(T value) {
        return value.toByteArray();
    }

    @Override
    public T decode(byte[] bytes, String mediaType) {
        if (mediaType.equals(Content.PROTOBUF)) {
            return fromBinary(bytes);
        }
        if (Json.is(mediaType)) {
            return fromJson(bytes);
        }
        throw Malformed.mediaType(name, mediaType);
    }

    /** The canonical JSON on one line. */
    String print(byte[] bytes) {
        try {
            return PlainJson.of(
                    JsonFormat.printer().omittingInsignificantWhitespace().print(fromBinary(bytes)));
        } catch (InvalidProtocolBufferException e) {
            throw malformed("cannot be printed: " + e.getMessage());
        }
    }

    private T fromBinary(byte[] bytes) {
        CodedInputStream in = CodedInputStream.newInstance(bytes);
        in.setRecursionLimit(MAX_NESTING);
        try {
            Message message = empty.getParserForType().parseFrom(in);
            in.checkLastTagWas(0);
            return type.cast(message);
        } catch (IOException e) {
            throw malformed("at byte " + in.getTotalBytesRead() + " of " + bytes.length + ": " + e.getMessage());
        }
    }

    private T fromJson(byte[] bytes) {
        // First on its own: JsonFormat's parser accepts more than JSON, and does not say where it stopped.
        Json.check(name, bytes);
        Message.Builder builder = empty.newBuilderForType();
        try {
            JsonFormat.parser().merge(new String(bytes, StandardCharsets.UTF_8), builder);
            return type.cast(builder.build());
        } catch (InvalidProtocolBufferException e) {
            throw malformed(String.valueOf(e.getMessage()));
        }
    }

    private ViolationException malformed(String found) {
        return Malformed.payload(name, found, "send it as the schema of this type says");
    }

    @Override
    public List<Manifest.Field> fields() {
        return fields;
    }
}
