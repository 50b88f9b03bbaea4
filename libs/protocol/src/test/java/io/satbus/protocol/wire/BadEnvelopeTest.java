package io.satbus.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.sun.management.ThreadMXBean;
import io.satbus.protocol.Content;
import io.satbus.protocol.Envelope;
import io.satbus.protocol.MessageIds;
import io.satbus.protocol.Reason;
import io.satbus.protocol.ReturnAddress;
import io.satbus.protocol.Violation;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadEnvelopeTest {
    private static final long SEED = 20261120;

    private final Envelope envelope = Envelopes.command();
    private final byte[] bytes = EnvelopeCodec.encode(envelope);

    @Test
    void refusesOneThatIsCutOffAnywhere() throws IOException {
        for (int length = 0; length < bytes.length; length++) {
            Decoded decoded = EnvelopeCodec.decode(Arrays.copyOf(bytes, length));
            if (decoded instanceof Decoded.Valid(Envelope shorter)) {
                // Cut off between two fields, where the rest is optional: other values, never wrong ones.
                assertThat(io.satbus.protocol.v1.Envelope.parseFrom(Arrays.copyOf(bytes, length))
                                .getPayloadType())
                        .isEqualTo(shorter.content().type());
            }
        }
        assertThat(refused(Arrays.copyOf(bytes, 40)).violation().reason())
                .isIn(Reason.MALFORMED_ENVELOPE, Reason.INVALID_FIELD);
    }

    @Test
    void survivesRandomBytes() {
        Random random = new Random(SEED);
        for (int i = 0; i < 100_000; i++) {
            byte[] noise = new byte[random.nextInt(200)];
            random.nextBytes(noise);
            assertThat(EnvelopeCodec.decode(noise))
                    .as("seed %d, try %d", SEED, i)
                    .isInstanceOf(Decoded.Invalid.class);
        }
    }

    @Test
    void survivesFlippedBits() {
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            byte[] flipped = bytes.clone();
            flipped[bit / 8] ^= (byte) (1 << (bit % 8));
            if (EnvelopeCodec.decode(flipped) instanceof Decoded.Valid(Envelope other)) {
                assertThat(other).as("bit %d", bit).isNotEqualTo(envelope);
            }
        }
    }

    @Test
    void refusesAppendedBytesThatReplaceTheId() throws IOException {
        byte[] second = io.satbus.protocol.v1.Envelope.newBuilder()
                .setMessageId(Envelopes.bytes(MessageIds.next()))
                .build()
                .toByteArray();
        Decoded.Invalid invalid = refused(Envelopes.append(bytes, second));
        assertThat(invalid.violation().reason()).isEqualTo(Reason.MALFORMED_ENVELOPE);
        assertThat(invalid.violation().describe()).contains("message_id", "occurs twice");
        assertThat(invalid.sender().map(ReturnAddress::id)).hasValue(envelope.id());
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"EXCLUDE", "ATTRIBUTES"})
    void refusesARepetitionOfAnySingularField(EnvelopeField field) throws IOException {
        var schema = io.satbus.protocol.v1.Envelope.newBuilder();
        schema.getEncryptionBuilder().setAlgorithm("a").setKeyId("k");
        schema.getPayloadRefBuilder().setUri("u").setSize(1).setSha256(ByteString.copyFrom(new byte[32]));
        var descriptor = schema.getDescriptorForType().findFieldByNumber(field.number());
        byte[] once = io.satbus.protocol.v1.Envelope.newBuilder()
                .setField(descriptor, value(descriptor, schema))
                .build()
                .toByteArray();
        assertThat(refused(Envelopes.append(once, once)).violation())
                .isEqualTo(new Violation(
                        Reason.MALFORMED_ENVELOPE,
                        field.label(),
                        "occurs twice",
                        "write each singular field at most once"));
    }

    private static Object value(FieldDescriptor field, io.satbus.protocol.v1.Envelope.Builder schema) {
        return switch (field.getJavaType()) {
            // Not of another major: there only the version would be reported.
            case INT -> 1;
            case LONG -> 1L;
            case STRING -> "a";
            case BYTE_STRING -> ByteString.copyFrom(new byte[16]);
            case ENUM -> field.getEnumType().findValueByNumber(1);
            case MESSAGE -> schema.getField(field);
            case FLOAT, DOUBLE, BOOLEAN -> throw new AssertionError("no such field in the schema: " + field);
        };
    }

    @Test
    void refusesARepetitionOfAnAttribute() throws IOException {
        byte[] once = io.satbus.protocol.v1.Envelope.newBuilder()
                .putAttributes("a", "b")
                .build()
                .toByteArray();
        assertThat(refused(Envelopes.append(bytes, Envelopes.append(once, once)))
                        .violation()
                        .rule())
                .isEqualTo("holds 'a' twice");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 9, 127, Integer.MAX_VALUE, -1})
    void refusesUnknownKinds(int kind) throws IOException {
        Decoded.Invalid invalid = changed(schema -> schema.setKindValue(kind));
        assertThat(invalid.violation().reason()).isEqualTo(Reason.UNKNOWN_KIND);
        assertAnswerable(invalid);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 127, Integer.MIN_VALUE})
    void refusesUnknownPriorities(int priority) throws IOException {
        Decoded.Invalid invalid = changed(schema -> schema.setPriorityValue(priority));
        assertThat(invalid.violation().reason()).isEqualTo(Reason.UNKNOWN_PRIORITY);
        assertAnswerable(invalid);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, -1})
    void refusesUnknownMajorsAndNamesWhatIsSpoken(int major) throws IOException {
        Decoded.Invalid invalid = changed(schema -> schema.setProtocolMajor(major));
        assertThat(invalid.violation().reason()).isEqualTo(Reason.UNSUPPORTED_VERSION);
        assertThat(invalid.violation().describe()).contains("1.x");
        assertAnswerable(invalid);
    }

    @Test
    void reportsTheVersionOfAnotherMajorEvenIfItsOtherFieldsChanged() throws IOException {
        byte[] other = io.satbus.protocol.v1.Envelope.parseFrom(bytes).toBuilder()
                .setProtocolMajor(2)
                .build()
                .toByteArray();
        // Ours is a message in field 26.
        Decoded.Invalid invalid = refused(Envelopes.append(other, new byte[] {(byte) 0xD0, 1, 5}));
        assertThat(invalid.violation().reason()).isEqualTo(Reason.UNSUPPORTED_VERSION);
        assertAnswerable(invalid);
    }

    @Test
    void acceptsLaterMinors() throws IOException {
        byte[] later = io.satbus.protocol.v1.Envelope.parseFrom(bytes).toBuilder()
                .setProtocolMinor(99)
                .build()
                .toByteArray();
        assertThat(EnvelopeCodec.decode(later).orThrow().version()).hasToString("1.99");
    }

    @Test
    void refusesIdsOfAnotherLength() throws IOException {
        assertThat(changed(schema -> schema.setCorrelationId(ByteString.copyFrom(new byte[15])))
                        .violation()
                        .describe())
                .contains("correlation_id", "15 bytes");
        assertThat(changed(schema -> schema.clearMessageId()).violation().describe())
                .contains("message_id", "is missing");
    }

    @Test
    void refusesTextThatIsNotUtf8() throws IOException {
        byte[] key = {(byte) 0xAA, 1, 2, (byte) 0xC3, 0x28};
        byte[] subject = {0x6A, 2, (byte) 0xC3, 0x28};
        byte[] without = io.satbus.protocol.v1.Envelope.parseFrom(bytes).toBuilder()
                .clearPartitionKey()
                .build()
                .toByteArray();
        for (byte[] added : new byte[][] {key, subject}) {
            Violation violation = refused(Envelopes.append(without, added)).violation();
            assertThat(violation.reason()).isEqualTo(Reason.MALFORMED_ENVELOPE);
            assertThat(violation.rule()).isEqualTo("is not UTF-8");
        }
    }

    @Test
    void refusesTwoTargets() throws IOException {
        assertThat(changed(schema -> schema.setTargetCapability("research"))
                        .violation()
                        .reason())
                .isEqualTo(Reason.INVALID_FIELD);
        assertThat(changed(schema -> schema.setTargetBroadcast("*")).violation().reason())
                .isEqualTo(Reason.INVALID_FIELD);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 604_800_001, Long.MAX_VALUE})
    void refusesTimesToLiveOutOfBounds(long ttl) throws IOException {
        assertThat(changed(schema -> schema.setTtlMs(ttl)).violation().field()).isEqualTo("ttl_ms");
    }

    @ParameterizedTest
    @ValueSource(longs = {Content.MAX_SIZE + 1L, Integer.MAX_VALUE + 1L, -1})
    void refusesPayloadsAboveTheLimit(long size) throws IOException {
        assertThat(changed(schema -> schema.setPayloadSize(size)).violation().reason())
                .isEqualTo(Reason.PAYLOAD_TOO_LARGE);
    }

    @Test
    void refusesUnknownCompressions() throws IOException {
        assertThat(changed(schema -> schema.setCompressionValue(3)).violation().field())
                .isEqualTo("compression");
    }

    @Test
    void refusesAnEnvelopeAboveTheLimit() {
        Decoded.Invalid invalid = refused(Arrays.copyOf(bytes, Envelope.MAX_SIZE + 1));
        assertThat(invalid.violation().reason()).isEqualTo(Reason.ENVELOPE_TOO_LARGE);
    }

    @Test
    void refusesDeeplyNestedGroups() {
        byte[] groups = new byte[400];
        for (int i = 0; i < groups.length; i += 2) {
            // Starts of a group in field 31.
            groups[i] = (byte) 0xFB;
            groups[i + 1] = 1;
        }
        assertThat(refused(Envelopes.append(bytes, groups)).violation().reason())
                .isEqualTo(Reason.MALFORMED_ENVELOPE);
    }

    @Test
    void allocatesNothingForALengthThatLies() {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        byte[][] liars = {
            {0x1A, -1, -1, -1, -1, 7},
            {0x32, -1, -1, -1, -1, 7},
            {(byte) 0xAA, 1, -1, -1, -1, -1, 7},
            {(byte) 0xEA, 1, -1, -1, -1, -1, 7},
            {(byte) 0xF2, 1, -1, -1, -1, -1, 7},
            {(byte) 0xFA, 1, -1, -1, -1, -1, 7}
        };
        for (byte[] liar : liars) {
            refused(liar);
            long before = threads.getCurrentThreadAllocatedBytes();
            EnvelopeCodec.decode(liar);
            assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(100_000);
        }
    }

    private Decoded.Invalid changed(Consumer<io.satbus.protocol.v1.Envelope.Builder> change) throws IOException {
        var schema = io.satbus.protocol.v1.Envelope.parseFrom(bytes).toBuilder();
        change.accept(schema);
        return refused(schema.build().toByteArray());
    }

    private void assertAnswerable(Decoded.Invalid invalid) {
        assertThat(invalid.sender())
                .hasValue(new ReturnAddress(
                        envelope.id(), envelope.correlationId(), envelope.source(), envelope.replyTo()));
    }

    private static Decoded.Invalid refused(byte[] bytes) {
        Decoded decoded = EnvelopeCodec.decode(bytes);
        assertThat(decoded).isInstanceOf(Decoded.Invalid.class);
        return (Decoded.Invalid) decoded;
    }
}
