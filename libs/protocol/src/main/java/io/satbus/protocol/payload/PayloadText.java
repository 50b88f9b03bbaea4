package io.satbus.protocol.payload;

import io.satbus.protocol.Content;
import io.satbus.protocol.ViolationException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** Shows any payload to people, on one line or as it was written, without harm to a terminal. */
public final class PayloadText {
    private static final int PREVIEW = 48;

    private PayloadText() {}

    /** JSON as it is; Protobuf as JSON if its class is on the class path; anything else as its first bytes. Never throws. */
    public static String of(Content content, byte[] payload) {
        if (content.claim().isPresent()) {
            return "<claim check: " + printable(content.claim().get().uri()) + ">";
        }
        if (content.encryption().isPresent()) {
            return "<encrypted: " + payload.length + " bytes>";
        }
        if (content.compression() != Content.Compression.NONE) {
            return "<" + content.compression() + ": " + payload.length + " bytes>";
        }
        if (Json.is(content.mediaType())) {
            return printable(new String(payload, StandardCharsets.UTF_8));
        }
        if (!content.mediaType().equals(Content.PROTOBUF)) {
            return hex(payload);
        }
        return Optional.<ProtobufPayload<?>>ofNullable(PlatformTypes.BY_NAME.get(content.type()))
                .or(() -> GeneratedTypes.find(content.type()))
                .map(type -> decoded(type, payload))
                .orElseGet(() -> hex(payload));
    }

    private static String decoded(ProtobufPayload<?> type, byte[] payload) {
        try {
            return printable(type.print(payload));
        } catch (ViolationException e) {
            return hex(payload) + " <" + printable(e.violation().describe()) + ">";
        }
    }

    private static String hex(byte[] payload) {
        String first = HexFormat.ofDelimiter(" ").formatHex(Arrays.copyOf(payload, Math.min(payload.length, PREVIEW)));
        return payload.length > PREVIEW ? first + " ... <" + payload.length + " bytes>" : first;
    }

    /** Control characters could rewrite what a terminal shows: they appear as their numbers. */
    private static String printable(String text) {
        if (text.chars().noneMatch(PayloadText::harmful)) {
            return text;
        }
        StringBuilder safe = new StringBuilder(text.length() + 16);
        text.chars().forEach(c -> {
            if (harmful(c)) {
                safe.append(String.format("\\u%04x", c));
            } else {
                safe.append((char) c);
            }
        });
        return safe.toString();
    }

    private static boolean harmful(int c) {
        return Character.isISOControl(c) && c != '\n' && c != '\t' && c != '\r';
    }
}
