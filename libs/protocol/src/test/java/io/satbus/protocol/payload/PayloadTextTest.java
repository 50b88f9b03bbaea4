package io.satbus.protocol.payload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.satbus.protocol.Content;
import io.satbus.protocol.Failure;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PayloadTextTest {
    @Test
    void showsJsonAsItIsButNoControlCharacters() {
        assertThat(text("a.B", Content.JSON, "{\"a\": 1}\n".getBytes(UTF_8))).isEqualTo("{\"a\": 1}\n");
        assertThat(text("a.B", Content.JSON, "\u001b[2J".getBytes(UTF_8))).isEqualTo("\\u001b[2J");
    }

    @Test
    void showsThePlatformsOwnTypesAsJson() {
        byte[] bytes = PlatformTypes.FAILURE.encode(new Failure.Rejected("unknown-type", "No."));
        assertThat(text("satbus.v1.Failure", Content.PROTOBUF, bytes))
                .isEqualTo("{\"disposition\":\"DISPOSITION_REJECT\",\"code\":\"unknown-type\",\"message\":\"No.\"}");
        assertThat(text("satbus.v1.Failure", Content.PROTOBUF, new byte[] {0x0A}))
                .startsWith("0a <payload is no");
    }

    @Test
    void showsTextsAsTheyWereWritten() {
        byte[] bytes = PlatformTypes.FAILURE.encode(
                new Failure.Rejected("bad-price", "price 'a=b' <&> \"q\" \\u0027 \u0001 \u2028 caf\u00e9"));
        assertThat(text("satbus.v1.Failure", Content.PROTOBUF, bytes))
                .contains("price 'a=b' <&> \\\"q\\\" \\\\u0027 \\u0001 \\u2028 caf\u00e9");
    }

    @Test
    void showsTheFirstBytesOfAnythingElse() {
        assertThat(text("a.B", Content.PROTOBUF, new byte[] {1, (byte) 0xFF})).isEqualTo("01 ff");
        assertThat(text("a.B", Content.PROTOBUF, new byte[1000]))
                .startsWith("00 00")
                .endsWith("<1000 bytes>");
    }

    @Test
    void saysWhatCannotBeShown() {
        Content claim = content(
                Content.Compression.NONE,
                Optional.empty(),
                Optional.of(new Content.ClaimCheck("s3://b/k", 1, "00".repeat(32), "")));
        Content secret =
                content(Content.Compression.NONE, Optional.of(new Content.Encryption("a", "k")), Optional.empty());
        Content packed = content(Content.Compression.ZSTD, Optional.empty(), Optional.empty());
        assertThat(PayloadText.of(claim, new byte[0])).isEqualTo("<claim check: s3://b/k>");
        assertThat(PayloadText.of(secret, new byte[9])).isEqualTo("<encrypted: 9 bytes>");
        assertThat(PayloadText.of(packed, new byte[9])).isEqualTo("<ZSTD: 9 bytes>");
    }

    private static String text(String type, String mediaType, byte[] payload) {
        return PayloadText.of(Content.of(type, mediaType, payload.length), payload);
    }

    private static Content content(
            Content.Compression compression,
            Optional<Content.Encryption> encryption,
            Optional<Content.ClaimCheck> claim) {
        return new Content("a.B", Content.JSON, 0, compression, encryption, claim);
    }
}
