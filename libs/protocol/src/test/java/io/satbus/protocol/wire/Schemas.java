package io.satbus.protocol.wire;

import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import io.satbus.protocol.v1.EnvelopeOuterClass;
import io.satbus.protocol.v1.FailureOuterClass;
import io.satbus.protocol.v1.HeartbeatOuterClass;
import io.satbus.protocol.v1.ManifestOuterClass;
import java.nio.file.Path;

/** The schema as it is now, and where released ones lie. */
final class Schemas {
    static final Path SOURCES = Path.of("..", "..", "proto");
    static final Path RELEASED = SOURCES.resolve("released");
    static final String DESCRIPTORS = "descriptors.binpb";

    private Schemas() {}

    static FileDescriptorSet current() {
        return FileDescriptorSet.newBuilder()
                .addFile(EnvelopeOuterClass.getDescriptor().toProto())
                .addFile(FailureOuterClass.getDescriptor().toProto())
                .addFile(HeartbeatOuterClass.getDescriptor().toProto())
                .addFile(ManifestOuterClass.getDescriptor().toProto())
                .build();
    }
}
