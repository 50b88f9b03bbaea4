package io.satbus.protocol.payload;

import io.satbus.protocol.Content;
import io.satbus.protocol.Reason;
import io.satbus.protocol.Violation;
import io.satbus.protocol.ViolationException;

/** Says what is wrong with a payload. */
final class Malformed {
    private static final int MAX_TEXT = 300;

    private Malformed() {}

    /** @param found continues the sentence "payload is no ...: " */
    static ViolationException payload(String type, String found, String fix) {
        String text = found.length() > MAX_TEXT ? found.substring(0, MAX_TEXT) + "..." : found;
        return new ViolationException(
                new Violation(Reason.MALFORMED_PAYLOAD, "payload", "is no " + type + ": " + text, fix));
    }

    static ViolationException mediaType(String type, String mediaType) {
        return payload(
                type,
                "its media type is '" + mediaType + "'",
                "send " + Content.JSON + ", or " + Content.PROTOBUF + " where the type has such a form");
    }
}
