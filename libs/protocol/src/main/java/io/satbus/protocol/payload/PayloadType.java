package io.satbus.protocol.payload;

import io.satbus.protocol.Manifest;
import java.util.List;

/**
 * How values of one type become payload bytes and come back. Immutable; safe for use by any thread.
 *
 * @param <T> the values
 */
public interface PayloadType<T> {
    /** The name on the wire, such as {@code satbus.messages.v1.Price}; a new version is a new name. */
    String name();

    Class<T> javaType();

    /** The media type that {@link #encode} writes. */
    String mediaType();

    byte[] encode(T value);

    /**
     * Reads a value, in the type's own form or as JSON.
     *
     * @throws io.satbus.protocol.ViolationException with {@code malformed-payload} if the bytes are not such a value,
     *     are nested too deeply, or the media type is neither
     */
    T decode(byte[] bytes, String mediaType);

    /** What a value consists of, for people who write one by hand. */
    List<Manifest.Field> fields();
}
