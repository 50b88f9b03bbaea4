package io.satbus.protocol.wire;

import com.google.protobuf.ByteString;
import com.google.protobuf.WireFormat;
import io.satbus.protocol.Content;
import io.satbus.protocol.Reason;
import io.satbus.protocol.Violation;
import io.satbus.protocol.ViolationException;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Map;

/** The messages inside an envelope, as strict as it is itself. For one use by one thread. */
final class NestedFields {
    private static final int ALGORITHM = WireFormat.WIRETYPE_LENGTH_DELIMITED | (1 << 3);
    private static final int KEY_ID = WireFormat.WIRETYPE_LENGTH_DELIMITED | (2 << 3);
    private static final int URI = WireFormat.WIRETYPE_LENGTH_DELIMITED | (1 << 3);
    private static final int SIZE = WireFormat.WIRETYPE_VARINT | (2 << 3);
    private static final int SHA256 = WireFormat.WIRETYPE_LENGTH_DELIMITED | (3 << 3);
    private static final int MEDIA_TYPE = WireFormat.WIRETYPE_LENGTH_DELIMITED | (4 << 3);
    private static final int NAME = WireFormat.WIRETYPE_LENGTH_DELIMITED | (1 << 3);
    private static final int VALUE = WireFormat.WIRETYPE_LENGTH_DELIMITED | (2 << 3);

    private final WireInput in;
    private final String field;
    private final int known;
    private int seen;
    private ByteString unknownFields = ByteString.EMPTY;

    private NestedFields(WireInput in, String field, int known) {
        this.in = in;
        this.field = field;
        this.known = known;
    }

    static Content.Encryption encryption(WireInput in) throws IOException {
        NestedFields fields = new NestedFields(in, "encryption", 2);
        String algorithm = "";
        String keyId = "";
        for (int tag = fields.next(); tag != 0; tag = fields.next()) {
            switch (tag) {
                case ALGORITHM -> algorithm = in.knownString("encryption.algorithm");
                case KEY_ID -> keyId = in.knownString("encryption.key_id");
                default -> fields.unknown(tag);
            }
        }
        return new Content.Encryption(algorithm, keyId, fields.unknownFields);
    }

    static Content.ClaimCheck claim(WireInput in) throws IOException {
        NestedFields fields = new NestedFields(in, "payload_ref", 4);
        String uri = "";
        long size = 0;
        ByteString sha256 = ByteString.EMPTY;
        String mediaType = "";
        for (int tag = fields.next(); tag != 0; tag = fields.next()) {
            switch (tag) {
                case URI -> uri = in.string("payload_ref.uri");
                case SIZE -> size = in.longNumber();
                case SHA256 -> sha256 = in.bytes();
                case MEDIA_TYPE -> mediaType = in.knownString("payload_ref.media_type");
                default -> fields.unknown(tag);
            }
        }
        String digest = HexFormat.of().formatHex(sha256.toByteArray());
        return new Content.ClaimCheck(uri, size, digest, mediaType, fields.unknownFields);
    }

    static Map.Entry<String, String> attribute(WireInput in) throws IOException {
        NestedFields fields = new NestedFields(in, "attributes", 2);
        String name = "";
        String value = "";
        for (int tag = fields.next(); tag != 0; tag = fields.next()) {
            switch (tag) {
                case NAME -> name = in.knownString("attributes");
                case VALUE -> value = in.string("attributes");
                default -> throw malformed("attributes", "holds more than names and values", "write a map of strings");
            }
        }
        return Map.entry(name, value);
    }

    /** The next tag, or 0 at the end. */
    private int next() throws IOException {
        int tag = in.tag();
        int number = WireFormat.getTagFieldNumber(tag);
        if (number <= known) {
            int bit = 1 << number;
            if ((seen & bit) != 0) {
                throw malformed(field, "holds field " + number + " twice", "write each singular field at most once");
            }
            seen |= bit;
        }
        return tag;
    }

    private void unknown(int tag) throws IOException {
        if (WireFormat.getTagFieldNumber(tag) <= known) {
            throw malformed(
                    field,
                    "holds field " + WireFormat.getTagFieldNumber(tag) + " with wire type "
                            + WireFormat.getTagWireType(tag),
                    "write it as the schema says");
        }
        unknownFields = unknownFields.concat(in.unknown(tag));
    }

    private static ViolationException malformed(String field, String rule, String fix) {
        return new ViolationException(new Violation(Reason.MALFORMED_ENVELOPE, field, rule, fix));
    }
}
