package io.satbus.protocol.payload;

import io.satbus.protocol.Kind;
import io.satbus.protocol.Manifest;
import io.satbus.protocol.Source;
import io.satbus.protocol.v1.Field;
import io.satbus.protocol.v1.Operation;
import java.time.Instant;
import java.util.Optional;

/** {@link Manifest} as {@code manifest.proto}. */
final class ManifestForm {
    private ManifestForm() {}

    static io.satbus.protocol.v1.Manifest write(Manifest manifest) {
        return io.satbus.protocol.v1.Manifest.newBuilder()
                .setSatellite(manifest.identity().satellite())
                .setInstance(manifest.identity().instance())
                .setIncarnation(manifest.identity().incarnation())
                .setVersion(manifest.version())
                .addAllProtocolMajors(manifest.protocolMajors())
                .addAllCapabilities(manifest.capabilities())
                .addAllOperations(
                        manifest.operations().stream().map(ManifestForm::write).toList())
                .addAllPublishes(manifest.publishes())
                .addAllSubscribes(manifest.subscribes())
                .setPid(manifest.pid())
                .setHost(manifest.host())
                .setHttpPort(manifest.httpPort())
                .setStartedAtMs(manifest.startedAt().toEpochMilli())
                .setStoppedAtMs(manifest.stoppedAt().map(Instant::toEpochMilli).orElse(0L))
                .build();
    }

    static Manifest read(io.satbus.protocol.v1.Manifest form) {
        return new Manifest(
                new Source(form.getSatellite(), form.getInstance(), form.getIncarnation()),
                form.getVersion(),
                form.getProtocolMajorsList(),
                form.getCapabilitiesList(),
                form.getOperationsList().stream().map(ManifestForm::read).toList(),
                form.getPublishesList(),
                form.getSubscribesList(),
                form.getPid(),
                form.getHost(),
                form.getHttpPort(),
                Instant.ofEpochMilli(form.getStartedAtMs()),
                form.getStoppedAtMs() == 0
                        ? Optional.empty()
                        : Optional.of(Instant.ofEpochMilli(form.getStoppedAtMs())));
    }

    private static Operation write(Manifest.Operation operation) {
        return Operation.newBuilder()
                .setKind(operation.kind().number())
                .setPayloadType(operation.type())
                .setReplyType(operation.replyType())
                .setDescription(operation.description())
                .addAllFields(operation.fields().stream()
                        .map(field -> Field.newBuilder()
                                .setName(field.name())
                                .setType(field.type())
                                .setRepeated(field.repeated())
                                .build())
                        .toList())
                .build();
    }

    private static Manifest.Operation read(Operation form) {
        return new Manifest.Operation(
                Kind.ofNumber(form.getKind()),
                form.getPayloadType(),
                form.getReplyType(),
                form.getDescription(),
                form.getFieldsList().stream()
                        .map(field -> new Manifest.Field(field.getName(), field.getType(), field.getRepeated()))
                        .toList());
    }
}
