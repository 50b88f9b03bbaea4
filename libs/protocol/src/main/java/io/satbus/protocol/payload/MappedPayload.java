package io.satbus.protocol.payload;

import com.google.protobuf.Message;
import io.satbus.protocol.Manifest;
import io.satbus.protocol.Reason;
import io.satbus.protocol.ViolationException;
import java.util.List;
import java.util.function.Function;

/** A domain value that has the form of a generated message on the wire. */
final class MappedPayload<T, M extends Message> implements PayloadType<T> {
    private final Class<T> type;
    private final ProtobufPayload<M> form;
    private final Function<T, M> write;
    private final Function<M, T> read;

    MappedPayload(Class<T> type, ProtobufPayload<M> form, Function<T, M> write, Function<M, T> read) {
        this.type = type;
        this.form = form;
        this.write = write;
        this.read = read;
    }

    @Override
    public String name() {
        return form.name();
    }

    @Override
    public Class<T> javaType() {
        return type;
    }

    @Override
    public String mediaType() {
        return form.mediaType();
    }

    @Override
    public byte[] encode(T value) {
        return form.encode(write.apply(value));
    }

    @Override
    public T decode(byte[] bytes, String mediaType) {
        M message = form.decode(bytes, mediaType);
        try {
            return read.apply(message);
        } catch (ViolationException e) {
            if (e.violation().reason() == Reason.MALFORMED_PAYLOAD) {
                throw e;
            }
            // The rule of a value inside the payload, such as a name's.
            String found = e.violation().field() + " " + e.violation().rule();
            throw Malformed.payload(name(), found, e.violation().fix());
        }
    }

    @Override
    public List<Manifest.Field> fields() {
        return form.fields();
    }
}
