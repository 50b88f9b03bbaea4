package io.satbus.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import io.satbus.protocol.Envelope;
import io.satbus.protocol.Reason;
import java.io.IOException;
import java.util.Objects;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class EnvelopeCodecTest {
    @Provide
    Arbitrary<Envelope> envelopes() {
        return Envelopes.any();
    }

    @Property(tries = 500)
    void readsWhatItWrote(@ForAll("envelopes") Envelope envelope) {
        assertThat(EnvelopeCodec.decode(EnvelopeCodec.encode(envelope)).orThrow())
                .isEqualTo(envelope);
    }

    @Property(tries = 500)
    void writesTheSameBytesAsGeneratedCode(@ForAll("envelopes") Envelope envelope) throws IOException {
        assertThat(EnvelopeCodec.encode(envelope)).isEqualTo(bytes(Envelopes.generated(envelope)));
    }

    @Property(tries = 500)
    void readsTheBytesOfGeneratedCode(@ForAll("envelopes") Envelope envelope) throws IOException {
        byte[] bytes = bytes(Envelopes.generated(envelope));
        assertThat(EnvelopeCodec.decode(bytes).orThrow()).isEqualTo(envelope);
        assertThat(io.satbus.protocol.v1.Envelope.parseFrom(EnvelopeCodec.encode(envelope)))
                .isEqualTo(io.satbus.protocol.v1.Envelope.parseFrom(bytes));
    }

    @Test
    void namesItsFieldsAsTheSchemaDoes() {
        var schema = io.satbus.protocol.v1.Envelope.getDescriptor().getFields();
        assertThat(schema).hasSize(EnvelopeField.values().length).allSatisfy(field -> {
            EnvelopeField ours = Objects.requireNonNull(EnvelopeField.ofNumber(field.getNumber()));
            assertThat(ours.label()).isEqualTo(field.getName());
            assertThat(ours.repeated()).isEqualTo(field.isRepeated());
            assertThat(ours.wireType()).isEqualTo(field.getLiteType().getWireType());
        });
    }

    @Test
    void keepsFieldsOfLaterMinorVersions() throws IOException {
        byte[] added = Envelopes.field(31, "later").toByteArray();
        byte[] bytes = Envelopes.append(EnvelopeCodec.encode(Envelopes.command()), added);
        Envelope envelope = EnvelopeCodec.decode(bytes).orThrow();
        assertThat(envelope.unknownFields()).isEqualTo(ByteString.copyFrom(added));
        assertThat(EnvelopeCodec.encode(envelope)).isEqualTo(bytes);
    }

    @Test
    void keepsNestedFieldsOfLaterMinorVersions() throws IOException {
        var schema = io.satbus.protocol.v1.Envelope.parseFrom(EnvelopeCodec.encode(Envelopes.command())).toBuilder();
        schema.getEncryptionBuilder().setAlgorithm("aes").setKeyId("k").setUnknownFields(Envelopes.field(9, "later"));
        byte[] bytes = schema.build().toByteArray();
        assertThat(EnvelopeCodec.encode(EnvelopeCodec.decode(bytes).orThrow())).isEqualTo(bytes);
    }

    @Test
    void refusesToWriteAnEnvelopeAboveTheLimit() {
        Envelope big = Envelopes.command().toBuilder()
                .stateToken(ByteString.copyFrom(new byte[Envelope.MAX_SIZE]))
                .build();
        assertThat(Envelopes.violation(() -> EnvelopeCodec.encode(big)).reason())
                .isEqualTo(Reason.ENVELOPE_TOO_LARGE);
    }

    private static byte[] bytes(io.satbus.protocol.v1.Envelope envelope) throws IOException {
        byte[] bytes = new byte[envelope.getSerializedSize()];
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        // Attributes in the order of their names.
        out.useDeterministicSerialization();
        envelope.writeTo(out);
        return bytes;
    }
}
