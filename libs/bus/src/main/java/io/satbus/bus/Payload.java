package io.satbus.bus;

import io.satbus.protocol.Content;
import io.satbus.protocol.payload.PayloadType;

/** What a message carries. The bytes are shared, not copied: nobody may change them. */
public final class Payload {
    private final Content content;
    private final byte[] bytes;

    private Payload(Content content, byte[] bytes) {
        this.content = content;
        this.bytes = bytes;
    }

    /** @throws io.satbus.protocol.ViolationException if it is above the limit */
    public static Payload of(String type, String mediaType, byte[] bytes) {
        return new Payload(Content.of(type, mediaType, bytes.length), bytes);
    }

    /** @throws io.satbus.protocol.ViolationException if it is above the limit */
    public static <T> Payload of(PayloadType<T> type, T value) {
        return of(type.name(), type.mediaType(), type.encode(value));
    }

    public Content content() {
        return content;
    }

    public byte[] bytes() {
        return bytes;
    }
}
