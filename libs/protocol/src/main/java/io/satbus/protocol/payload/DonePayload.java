package io.satbus.protocol.payload;

import io.satbus.protocol.Content;
import io.satbus.protocol.Manifest;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** {@link Done}: an empty JSON object, or no bytes at all. */
final class DonePayload implements PayloadType<Done> {
    private static final String NAME = "satbus.v1.Done";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<Done> javaType() {
        return Done.class;
    }

    @Override
    public String mediaType() {
        return Content.JSON;
    }

    @Override
    public byte[] encode(Done value) {
        return new byte[] {'{', '}'};
    }

    @Override
    public Done decode(byte[] bytes, String mediaType) {
        boolean empty = bytes.length == 0;
        if (!empty
                && !(Json.is(mediaType)
                        && new String(bytes, StandardCharsets.UTF_8).strip().equals("{}"))) {
            throw Malformed.payload(NAME, "it has " + bytes.length + " bytes", "send {} as JSON, or nothing");
        }
        return Done.DONE;
    }

    @Override
    public List<Manifest.Field> fields() {
        return List.of();
    }
}
