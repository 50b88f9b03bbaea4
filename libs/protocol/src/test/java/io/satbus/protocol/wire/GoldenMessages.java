package io.satbus.protocol.wire;

import com.google.protobuf.ByteString;
import io.satbus.protocol.Content;
import io.satbus.protocol.Envelope;
import io.satbus.protocol.EnvelopeBuilder;
import io.satbus.protocol.Failure;
import io.satbus.protocol.Heartbeat;
import io.satbus.protocol.Kind;
import io.satbus.protocol.Manifest;
import io.satbus.protocol.Priority;
import io.satbus.protocol.ReplyTo;
import io.satbus.protocol.Source;
import io.satbus.protocol.Target;
import io.satbus.protocol.payload.PlatformTypes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** What a release keeps as examples: one envelope of each kind, one with every field, and each payload of the platform. */
final class GoldenMessages {
    private static final UUID ID = UUID.fromString("01920000-0000-7001-8000-000000000001");
    private static final UUID CAUSE = UUID.fromString("01920000-0000-7002-8000-000000000002");
    private static final Source ORACLE = new Source("oracle", "oracle-1", 7);
    private static final Target SAGE = Target.satellite("sage");

    private GoldenMessages() {}

    static Map<String, byte[]> all() {
        Map<String, byte[]> messages = new TreeMap<>();
        for (Kind kind : Kind.values()) {
            messages.put("envelope-" + kind.name().toLowerCase(Locale.ROOT), EnvelopeCodec.encode(of(kind).build()));
        }
        messages.put("envelope-full", EnvelopeCodec.encode(full()));
        messages.put("heartbeat", PlatformTypes.HEARTBEAT.encode(heartbeat()));
        messages.put("manifest", PlatformTypes.MANIFEST.encode(manifest()));
        messages.put("failure", PlatformTypes.FAILURE.encode(new Failure.Transient("overloaded", "Try again later.")));
        return messages;
    }

    private static EnvelopeBuilder of(Kind kind) {
        EnvelopeBuilder builder = Envelope.of(kind, ORACLE, target(kind))
                .id(ID)
                .createdAt(Instant.parse("2026-01-02T03:04:05.678Z"))
                .ttl(Duration.ofSeconds(5))
                .content(Content.of("satbus.messages.v1.Price", Content.PROTOBUF, 256));
        if (kind.asks()) {
            builder.replyTo(new ReplyTo("satbus.reply.oracle", 3));
        }
        if (kind.published()) {
            builder.subject("prices.aapl").key("AAPL");
        }
        if (kind.answers()) {
            builder.causationId(CAUSE).correlationId(CAUSE);
        }
        return builder;
    }

    private static Target target(Kind kind) {
        if (kind.published()) {
            return Target.SUBSCRIBERS;
        }
        return kind.answers() ? new Target.ToInstance("sage", "sage-1") : SAGE;
    }

    private static Envelope full() {
        return Envelope.of(Kind.COMMAND, ORACLE, Target.everyInstance())
                .id(ID)
                .priority(Priority.CRITICAL)
                .exclusions(List.of("aegis", "sage/sage-2"))
                .subject("prices.aapl")
                .createdAt(Instant.parse("2026-01-02T03:04:05.678Z"))
                .ttl(Duration.ofDays(7))
                .correlationId(CAUSE)
                .causationId(CAUSE)
                .replyTo(new ReplyTo("satbus.reply.oracle", 3))
                .key("Zürich")
                .content(new Content(
                        "satbus.messages.v1.Price",
                        Content.JSON,
                        0,
                        Content.Compression.ZSTD,
                        Optional.of(new Content.Encryption("AES256-GCM", "key-1")),
                        Optional.of(new Content.ClaimCheck("s3://bucket/key", 1L << 40, "0f".repeat(32), "text/csv"))))
                .hopLimit(255)
                .stateToken(ByteString.copyFromUtf8("token"))
                .attributes(Map.of("region", "eu", "attempt", "2"))
                .build();
    }

    private static Heartbeat heartbeat() {
        return new Heartbeat(
                12,
                Heartbeat.State.DEGRADED,
                "breaker open",
                Heartbeat.DEFAULT_INTERVAL,
                Duration.ofMinutes(6),
                1000,
                3,
                2,
                Duration.ofMillis(40),
                List.of(0L, 1L, 20L, 300L),
                0.25,
                120_000_000,
                40_000_000);
    }

    private static Manifest manifest() {
        List<Manifest.Field> fields = List.of(new Manifest.Field("symbols", "string", true));
        return new Manifest(
                new Source("sage", "sage-1", 4),
                "1.2.0",
                List.of(1),
                List.of("research"),
                List.of(new Manifest.Operation(
                        Kind.QUERY, "sage.Latest.v1", "sage.Prices.v1", "Latest prices.", fields)),
                List.of("research"),
                List.of("prices.*"),
                42,
                "host-1",
                8080,
                Instant.parse("2026-01-02T03:04:05Z"),
                Optional.of(Instant.parse("2026-01-02T04:04:05Z")));
    }
}
