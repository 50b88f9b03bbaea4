package io.satbus.protocol.wire;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import io.satbus.protocol.Content;
import io.satbus.protocol.Envelope;
import io.satbus.protocol.Kind;
import io.satbus.protocol.MessageIds;
import io.satbus.protocol.Priority;
import io.satbus.protocol.ReplyTo;
import io.satbus.protocol.Source;
import io.satbus.protocol.Target;
import io.satbus.protocol.Violation;
import io.satbus.protocol.ViolationException;
import io.satbus.protocol.v1.ClaimCheck;
import io.satbus.protocol.v1.Compression;
import io.satbus.protocol.v1.Encryption;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Envelopes for tests: one that is typical, any that is valid, and the same as the generated classes hold it. */
final class Envelopes {
    private static final Source ORACLE = new Source("oracle", "oracle-1", 7);

    private Envelopes() {}

    static Envelope command() {
        return Envelope.of(Kind.COMMAND, ORACLE, Target.satellite("sage"))
                .replyTo(new ReplyTo("satbus.reply.oracle", 3))
                .key("AAPL")
                .content(Content.of("satbus.messages.v1.Price", Content.PROTOBUF, 256))
                .build();
    }

    static Arbitrary<Envelope> any() {
        return Combinators.combine(routes(), content(), extras(), Arbitraries.of(Priority.values()))
                .as((route, content, extra, priority) -> {
                    var builder = Envelope.of(route.kind, route.source, route.target)
                            .priority(priority)
                            .subject(route.subject)
                            .createdAt(extra.createdAt)
                            .ttl(extra.ttl)
                            .key(extra.key)
                            .hopLimit(extra.hopLimit)
                            .stateToken(extra.token)
                            .attributes(extra.attributes)
                            .exclusions(extra.exclusions)
                            .unknownFields(extra.later)
                            .content(content);
                    if (route.kind.answers()) {
                        builder.causationId(MessageIds.next()).correlationId(MessageIds.next());
                    }
                    if (route.kind.asks()) {
                        builder.replyTo(new ReplyTo("satbus.reply." + route.source.satellite(), extra.hopLimit));
                    }
                    return builder.build();
                });
    }

    private record Route(Kind kind, Source source, Target target, String subject) {}

    private static Arbitrary<Route> routes() {
        Arbitrary<Source> sources = Combinators.combine(
                        names(), names(), Arbitraries.longs().between(0, 99))
                .as(Source::new);
        return Combinators.combine(
                        Arbitraries.of(Kind.values()),
                        sources,
                        names(),
                        names(),
                        Arbitraries.integers().between(0, 4))
                .as((kind, source, one, other, choice) -> new Route(
                        kind,
                        source,
                        target(kind, one, other, choice),
                        kind.published() || choice == 1 ? one + "." + other : ""));
    }

    private static Target target(Kind kind, String one, String other, int choice) {
        if (kind.published()) {
            return Target.SUBSCRIBERS;
        }
        Target instance = new Target.ToInstance(one, other);
        if (kind.answers()) {
            return choice == 1 && kind == Kind.ERROR ? Target.SUBSCRIBERS : instance;
        }
        return switch (choice) {
            case 0 -> instance;
            case 1 -> new Target.ToCapability(one);
            case 2 -> new Target.ToEveryInstance(one);
            case 3 -> Target.everyInstance();
            default -> Target.satellite(one);
        };
    }

    private static Arbitrary<Content> content() {
        Arbitrary<Optional<Content.Encryption>> encryption =
                Arbitraries.just(new Content.Encryption("AES256-GCM", "key-1")).optional();
        Arbitrary<Optional<Content.ClaimCheck>> claim = Arbitraries.longs()
                .between(1, Long.MAX_VALUE)
                .map(size -> new Content.ClaimCheck("s3://b/k", size, "0f".repeat(32), "image/png"))
                .optional();
        return Combinators.combine(
                        names(),
                        Arbitraries.of(Content.PROTOBUF, Content.JSON, "text/plain"),
                        Arbitraries.integers().between(0, Content.MAX_SIZE),
                        Arbitraries.of(Content.Compression.values()),
                        encryption,
                        claim)
                .as(Content::new);
    }

    private record Extra(
            Instant createdAt,
            Duration ttl,
            String key,
            int hopLimit,
            ByteString token,
            Map<String, String> attributes,
            List<String> exclusions,
            ByteString later) {}

    private static Arbitrary<Extra> extras() {
        Arbitrary<String> text = Arbitraries.strings().ofMaxLength(40).filter(Envelopes::wellFormed);
        Arbitrary<String> attribute = Arbitraries.strings()
                .withCharRange('a', 'z')
                .numeric()
                .ofMinLength(1)
                .ofMaxLength(20);
        return Combinators.combine(
                        Arbitraries.longs().between(0, 4_000_000_000_000L).map(Instant::ofEpochMilli),
                        Arbitraries.longs().between(1, 604_800_000).map(Duration::ofMillis),
                        text,
                        Arbitraries.integers().between(0, 255),
                        Arbitraries.bytes().array(byte[].class).ofMaxSize(30).map(ByteString::copyFrom),
                        Arbitraries.maps(attribute, text).ofMaxSize(5),
                        Combinators.combine(names(), names())
                                .as((a, b) -> a + "/" + b)
                                .list()
                                .ofMaxSize(3),
                        Arbitraries.of(
                                ByteString.EMPTY,
                                field(31, "a").toByteString(),
                                field(9999, "b").toByteString()))
                .as(Extra::new);
    }

    private static Arbitrary<String> names() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .numeric()
                .withChars('-', '_')
                .ofMinLength(1)
                .ofMaxLength(63);
    }

    private static boolean wellFormed(String text) {
        return text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    /** The same envelope in the classes that the Protobuf compiler generates. */
    static io.satbus.protocol.v1.Envelope generated(Envelope from) throws IOException {
        var to = io.satbus.protocol.v1.Envelope.newBuilder()
                .setProtocolMajor(from.version().major())
                .setProtocolMinor(from.version().minor())
                .setMessageId(bytes(from.id()))
                .setKindValue(from.kind().number())
                .setPriorityValue(from.priority().number())
                .setSourceSatellite(from.source().satellite())
                .setSourceInstance(from.source().instance())
                .setSourceIncarnation(from.source().incarnation())
                .setSubject(from.subject())
                .setCreatedAtMs(from.createdAt().toEpochMilli())
                .setTtlMs(from.ttl().toMillis())
                .addAllExclude(from.exclusions())
                .setPartitionKey(from.key())
                .setHopLimit(from.hopLimit())
                .setStateToken(from.stateToken())
                .putAllAttributes(from.attributes())
                .setUnknownFields(UnknownFieldSet.parseFrom(from.unknownFields()));
        if (!from.correlationId().equals(from.id())) {
            to.setCorrelationId(bytes(from.correlationId()));
        }
        from.causationId().ifPresent(id -> to.setCausationId(bytes(id)));
        from.replyTo().ifPresent(reply -> to.setReplyTopic(reply.topic()).setReplyPartition(reply.partition()));
        target(from.target(), to);
        content(from.content(), to);
        return to.build();
    }

    private static void target(Target target, io.satbus.protocol.v1.Envelope.Builder to) {
        switch (target) {
            case Target.ToSatellite(String satellite) -> to.setTargetSatellite(satellite);
            case Target.ToInstance(String satellite, String instance) ->
                to.setTargetSatellite(satellite).setTargetInstance(instance);
            case Target.ToCapability(String capability) -> to.setTargetCapability(capability);
            case Target.ToEveryInstance(String scope) -> to.setTargetBroadcast(scope);
            case Target.ToSubscribers subscribers -> {}
        }
    }

    private static void content(Content content, io.satbus.protocol.v1.Envelope.Builder to) {
        to.setPayloadType(content.type())
                .setContentType(content.mediaType().equals(Content.PROTOBUF) ? "" : content.mediaType())
                .setPayloadSize(content.size())
                .setCompression(Compression.forNumber(content.compression().number()));
        content.encryption()
                .ifPresent(encryption -> to.setEncryption(Encryption.newBuilder()
                        .setAlgorithm(encryption.algorithm())
                        .setKeyId(encryption.keyId())));
        content.claim()
                .ifPresent(claim -> to.setPayloadRef(ClaimCheck.newBuilder()
                        .setUri(claim.uri())
                        .setSize(claim.size())
                        .setSha256(ByteString.copyFrom(HexFormat.of().parseHex(claim.sha256())))
                        .setMediaType(claim.mediaType())));
    }

    static ByteString bytes(UUID id) {
        ByteBuffer bytes = ByteBuffer.allocate(16);
        bytes.putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .flip();
        return ByteString.copyFrom(bytes);
    }

    static UnknownFieldSet field(int number, String text) {
        UnknownFieldSet.Field field = UnknownFieldSet.Field.newBuilder()
                .addLengthDelimited(ByteString.copyFromUtf8(text))
                .build();
        return UnknownFieldSet.newBuilder().addField(number, field).build();
    }

    static byte[] append(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    static Violation violation(Runnable action) {
        return catchThrowableOfType(ViolationException.class, action::run).violation();
    }
}
