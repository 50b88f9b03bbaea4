package io.satbus.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import io.satbus.protocol.Content;
import io.satbus.protocol.Envelope;
import io.satbus.protocol.payload.PayloadType;
import io.satbus.protocol.payload.PlatformTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The gate: programs that know a released schema go on understanding ours, and we them. */
class ReleasedSchemaTest {
    @ParameterizedTest
    @MethodSource("releases")
    void changesNothingThatWasReleased(Path release) throws IOException {
        var released = FileDescriptorSet.parseFrom(Files.readAllBytes(release.resolve(Schemas.DESCRIPTORS)));
        assertThat(SchemaChanges.between(released, Schemas.current()))
                .as("incompatible changes since %s: add instead, or begin satbus.v2", release.getFileName())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("goldenMessages")
    void readsAndWritesWhatWasReleased(Path golden) throws IOException {
        String name = golden.getFileName().toString().replace(".bin", "");
        byte[] bytes = Files.readAllBytes(golden);
        Message.Builder expected = form(name).newBuilderForType();
        JsonFormat.parser().merge(Files.readString(golden.resolveSibling(name + ".json")), expected);
        assertThat(form(name).getParserForType().parseFrom(bytes)).isEqualTo(expected.build());
        if (name.startsWith("envelope-")) {
            Envelope envelope = EnvelopeCodec.decode(bytes).orThrow();
            assertThat(Envelopes.generated(envelope)).isEqualTo(expected.build());
            assertThat(EnvelopeCodec.encode(envelope)).isEqualTo(bytes);
        } else {
            assertSurvives(payload(name), bytes);
        }
    }

    @Test
    void knowsEverySchemaFile() throws IOException {
        try (Stream<Path> files = Files.list(Schemas.SOURCES.resolve("satbus").resolve("v1"))) {
            assertThat(files.map(file -> "satbus/v1/" + file.getFileName()))
                    .containsExactlyInAnyOrderElementsOf(Schemas.current().getFileList().stream()
                            .map(FileDescriptorProto::getName)
                            .toList());
        }
    }

    @Test
    void allowsAdditions() {
        assertThat(changes(file -> {
                    message(file).addFieldBuilder().setName("later").setNumber(31);
                    file.addMessageTypeBuilder().setName("Later");
                    file.getEnumTypeBuilder(0)
                            .addValueBuilder()
                            .setName("KIND_LATER")
                            .setNumber(9);
                }))
                .isEmpty();
    }

    @Test
    void noticesEveryIncompatibleChange() {
        assertChange(file -> message(file).removeField(13), "satbus.v1.Envelope.subject: field was removed");
        assertChange(file -> field(file).setNumber(31), "satbus.v1.Envelope.subject: number 13 became 31");
        assertChange(file -> field(file).setName("topic"), "satbus.v1.Envelope.subject: field was removed");
        assertChange(file -> field(file).setType(FieldDescriptorProto.Type.TYPE_BYTES), "type TYPE_STRING became");
        assertChange(file -> field(file).setLabel(FieldDescriptorProto.Label.LABEL_REPEATED), "LABEL_REPEATED");
        assertChange(file -> field(file).setProto3Optional(true), "presence false became true");
        assertChange(file -> field(file).setOneofIndex(0), "oneof false became true");
        assertChange(file -> message(file).getFieldBuilder(3).setTypeName(".satbus.v1.Priority"), "kind: type");
        assertChange(file -> file.getEnumTypeBuilder(0).removeValue(8), "KIND_NOTIFICATION: value was removed");
        assertChange(file -> file.getEnumTypeBuilder(0).getValueBuilder(8).setNumber(9), "number 8 became 9");
        assertChange(file -> file.removeEnumType(0), "satbus.v1.Kind: enum was removed");
        assertChange(file -> file.removeMessageType(1), "message was removed");
        assertChange(file -> file.setPackage("satbus.v2"), "package satbus.v1 became satbus.v2");
        assertChange(file -> file.setName("satbus/v1/other.proto"), "file was removed");
    }

    private static void assertChange(Consumer<FileDescriptorProto.Builder> change, String sentence) {
        assertThat(changes(change)).isNotEmpty().first().asString().contains(sentence);
    }

    /** Of the envelope's file, which is the first. */
    private static List<String> changes(Consumer<FileDescriptorProto.Builder> change) {
        FileDescriptorSet.Builder later = Schemas.current().toBuilder();
        change.accept(later.getFileBuilder(0));
        return SchemaChanges.between(Schemas.current(), later.build());
    }

    private static DescriptorProto.Builder message(FileDescriptorProto.Builder file) {
        return file.getMessageTypeBuilder(0);
    }

    private static FieldDescriptorProto.Builder field(FileDescriptorProto.Builder file) {
        return message(file).getFieldBuilderList().stream()
                .filter(field -> field.getName().equals("subject"))
                .findFirst()
                .orElseThrow();
    }

    private static <T> void assertSurvives(PayloadType<T> type, byte[] bytes) {
        assertThat(type.encode(type.decode(bytes, Content.PROTOBUF))).isEqualTo(bytes);
    }

    private static PayloadType<?> payload(String name) {
        return switch (name) {
            case "heartbeat" -> PlatformTypes.HEARTBEAT;
            case "manifest" -> PlatformTypes.MANIFEST;
            case "failure" -> PlatformTypes.FAILURE;
            default -> throw new AssertionError("no type for the golden message " + name);
        };
    }

    static Message form(String name) {
        return switch (name) {
            case "heartbeat" -> io.satbus.protocol.v1.Heartbeat.getDefaultInstance();
            case "manifest" -> io.satbus.protocol.v1.Manifest.getDefaultInstance();
            case "failure" -> io.satbus.protocol.v1.Failure.getDefaultInstance();
            default -> io.satbus.protocol.v1.Envelope.getDefaultInstance();
        };
    }

    static List<Path> releases() throws IOException {
        try (Stream<Path> folders = Files.list(Schemas.RELEASED)) {
            return folders.filter(Files::isDirectory).sorted().toList();
        }
    }

    static List<Path> goldenMessages() throws IOException {
        try (Stream<Path> files = Files.walk(Schemas.RELEASED)) {
            return files.filter(file -> file.toString().endsWith(".bin"))
                    .sorted()
                    .toList();
        }
    }
}
