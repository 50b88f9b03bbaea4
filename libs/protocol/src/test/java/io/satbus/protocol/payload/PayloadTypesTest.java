package io.satbus.protocol.payload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.ListValue;
import com.google.protobuf.Value;
import io.satbus.protocol.Content;
import io.satbus.protocol.Failure;
import io.satbus.protocol.Heartbeat;
import io.satbus.protocol.Kind;
import io.satbus.protocol.Manifest;
import io.satbus.protocol.Reason;
import io.satbus.protocol.Source;
import io.satbus.protocol.Violation;
import io.satbus.protocol.ViolationException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadTypesTest {
    enum Side {
        BUY,
        SELL
    }

    @TypeName("market.Order.v1")
    record Order(
            String symbol,
            int amount,
            double limit,
            Side side,
            Instant at,
            Optional<Duration> patience,
            @Nullable String note,
            List<Line> lines,
            Map<String, String> tags) {}

    record Line(String text, long count) {
        Line {
            if (count < 0) {
                throw new IllegalArgumentException("count is " + count + ", below 0");
            }
        }
    }

    record Tree(List<Tree> children) {}

    private static final Order ORDER = new Order(
            "AAPL",
            3,
            1.5,
            Side.BUY,
            Instant.parse("2024-05-06T07:08:09.123Z"),
            Optional.of(Duration.ofSeconds(5)),
            null,
            List.of(new Line("first", 1)),
            Map.of("a", "b"));

    @Test
    void readsTheRecordThatItWrote() {
        PayloadType<Order> type = PayloadTypes.of(Order.class);
        assertThat(type.decode(type.encode(ORDER), Content.JSON)).isEqualTo(ORDER);
        assertThat(type.name()).isEqualTo("market.Order.v1");
        assertThat(PayloadTypes.of(Line.class).name()).isEqualTo("Line");
        assertThat(PayloadTypes.of(Order.class)).isSameAs(type);
    }

    @Test
    void writesTimesAsIsoTexts() {
        assertThat(new String(PayloadTypes.of(Order.class).encode(ORDER), UTF_8))
                .contains("\"at\":\"2024-05-06T07:08:09.123Z\"", "\"patience\":\"PT5S\"");
    }

    @Test
    void leavesOutWhatIsOptionalOrNullable() {
        String json = """
                {"symbol":"A","amount":1,"limit":2,"side":"SELL","at":"2024-05-06T07:08:09Z","lines":[],"tags":{}}""";
        Order order = PayloadTypes.of(Order.class).decode(json.getBytes(UTF_8), "application/json; charset=utf-8");
        assertThat(order.patience()).isEmpty();
        assertThat(order.note()).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"text":"a","count":1,"colour":2} | colour
            {"text":null,"count":1}           | text
            {"count":1}                       | text
            {"text":"a"}                      | count
            {"text":"a","count":null}         | count
            {"text":"a","count":"1"}          | count
            {"text":"a","count":1.5}          | count
            {"text":"a","count":-1}           | below 0
            {"text":"a","count":1,"text":"b"} | text
            {"text":"a","count":1} 2          | line 1
            {"text":"a","count":1             | line 1
            [1]                               | line 1
            null                              | null
            """)
    void refusesWhatIsNotTheRecord(String json, String named) {
        Violation violation = violation(Line.class, json);
        assertThat(violation.reason()).isEqualTo(Reason.MALFORMED_PAYLOAD);
        assertThat(violation.describe()).contains("Line", named);
    }

    @Test
    void saysWhereInTheDocument() {
        String json = "{\"symbol\":\"A\",\n\"lines\":[{\"text\":\"a\",\"count\":true}]}";
        assertThat(violation(Order.class, json).describe()).contains("line 2", "lines[0].count");
    }

    @Test
    void refusesNullInsideAList() {
        assertThat(violation(Tree.class, "{\"children\":[null]}").describe()).contains("children");
    }

    @Test
    @SuppressWarnings("NullAway") // What the compiler refuses can still happen at run time.
    void refusesToSendNull() {
        assertThatThrownBy(() -> PayloadTypes.of(Line.class).encode(new Line(null, 1)))
                .isInstanceOf(ViolationException.class)
                .hasMessageContaining("text");
    }

    @ParameterizedTest
    @ValueSource(ints = {150, 100_000})
    void refusesDeepJson(int depth) {
        String json = "{\"children\":[".repeat(depth) + "]}".repeat(depth);
        assertThat(violation(Tree.class, json).reason()).isEqualTo(Reason.MALFORMED_PAYLOAD);
        assertThat(violation(ListValue.class, "[".repeat(depth) + "]".repeat(depth))
                        .reason())
                .isEqualTo(Reason.MALFORMED_PAYLOAD);
    }

    @Test
    void refusesDeepProtobuf() {
        Value value = Value.newBuilder().setBoolValue(true).build();
        for (int i = 0; i < 150; i++) {
            value = Value.newBuilder()
                    .setListValue(ListValue.newBuilder().addValues(value))
                    .build();
        }
        byte[] bytes = value.toByteArray();
        assertThat(refused(() -> PayloadTypes.of(Value.class).decode(bytes, Content.PROTOBUF))
                        .describe())
                .contains("google.protobuf.Value", "of " + bytes.length);
    }

    @Test
    void refusesLongTexts() {
        String json = "{\"text\":\"" + "a".repeat(Json.MAX_STRING + 1) + "\",\"count\":1}";
        assertThat(violation(Line.class, json).reason()).isEqualTo(Reason.MALFORMED_PAYLOAD);
    }

    @Test
    void readsProtobufInBothForms() {
        var type = PayloadTypes.of(io.satbus.protocol.v1.Failure.class);
        var value = io.satbus.protocol.v1.Failure.newBuilder().setCode("c").build();
        assertThat(type.name()).isEqualTo("satbus.v1.Failure");
        assertThat(type.decode(type.encode(value), Content.PROTOBUF)).isEqualTo(value);
        assertThat(type.decode("{\"code\":\"c\"}".getBytes(UTF_8), Content.JSON))
                .isEqualTo(value);
        assertThat(violation(io.satbus.protocol.v1.Failure.class, "{\"colour\":1}")
                        .describe())
                .contains("colour");
        assertThat(violation(io.satbus.protocol.v1.Failure.class, "{code:'c'}").describe())
                .contains("line 1");
        assertThat(violation(io.satbus.protocol.v1.Failure.class, "").reason()).isEqualTo(Reason.MALFORMED_PAYLOAD);
    }

    @Test
    void refusesOtherMediaTypes() {
        assertThat(refused(() -> PayloadTypes.of(Line.class).decode(new byte[0], Content.PROTOBUF))
                        .describe())
                .contains(Content.PROTOBUF);
        assertThat(refused(() -> PlatformTypes.FAILURE.decode(new byte[0], "text/plain"))
                        .describe())
                .contains("text/plain");
    }

    @Test
    void refusesClassesThatAreNoPayload() {
        assertThatThrownBy(() -> PayloadTypes.of(String.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("java.lang.String");
    }

    @Test
    void readsThePlatformsOwnTypes() {
        Heartbeat heartbeat = new Heartbeat(
                1,
                Heartbeat.State.DEGRADED,
                "slow",
                Duration.ofSeconds(30),
                Duration.ofHours(1),
                9,
                1,
                2,
                Duration.ofMillis(7),
                List.of(1L, 2L, 3L, 4L),
                0.5,
                100,
                50);
        Manifest manifest = new Manifest(
                new Source("sage", "sage-1", 4),
                "1.2",
                List.of(1),
                List.of("research"),
                List.of(new Manifest.Operation(
                        Kind.QUERY, "a.B", "a.C", "Asks.", List.of(new Manifest.Field("x", "string", true)))),
                List.of("prices"),
                List.of("news.*"),
                42,
                "host",
                8080,
                Instant.ofEpochMilli(1),
                Optional.of(Instant.ofEpochMilli(2)));
        assertSurvives(PayloadTypes.of(Heartbeat.class), heartbeat);
        assertSurvives(PayloadTypes.of(Manifest.class), manifest);
        for (Failure failure :
                List.of(new Failure.Transient("a", "b"), new Failure.Rejected("a", "b"), new Failure.Fatal("a", "b"))) {
            assertSurvives(PayloadTypes.of(Failure.class), failure);
        }
        assertThat(PayloadTypes.of(Heartbeat.class)).isSameAs(PlatformTypes.HEARTBEAT);
    }

    @Test
    void readsAFailureOfALaterVersionAsRejected() {
        assertThat(PlatformTypes.FAILURE.decode("{\"code\":\"c\"}".getBytes(UTF_8), Content.JSON))
                .isEqualTo(new Failure.Rejected("c", ""));
    }

    @Test
    void refusesAManifestWithABadName() {
        Violation violation =
                refused(() -> PlatformTypes.MANIFEST.decode("{\"satellite\":\"a b\"}".getBytes(UTF_8), Content.JSON));
        assertThat(violation.reason()).isEqualTo(Reason.MALFORMED_PAYLOAD);
        assertThat(violation.describe()).contains("satbus.v1.Manifest", "a b");
    }

    @Test
    void saysThatItIsDoneInNoWords() {
        PayloadType<Done> type = PayloadTypes.of(Done.class);
        assertSurvives(type, Done.DONE);
        assertThat(type.decode(new byte[0], Content.PROTOBUF)).isEqualTo(Done.DONE);
        assertThat(violation(Done.class, "{\"a\":1}").describe()).contains("satbus.v1.Done");
    }

    @Test
    void describesItsFields() {
        assertThat(PayloadTypes.of(Order.class).fields())
                .contains(
                        new Manifest.Field("amount", "integer", false),
                        new Manifest.Field("side", "BUY | SELL", false),
                        new Manifest.Field("patience", "duration (ISO 8601), optional", false),
                        new Manifest.Field("note", "string, optional", false),
                        new Manifest.Field("lines", "Line", true));
        assertThat(PlatformTypes.HEARTBEAT.fields()).contains(new Manifest.Field("lag", "integer", true));
    }

    private static <T> void assertSurvives(PayloadType<T> type, T value) {
        assertThat(type.decode(type.encode(value), type.mediaType())).isEqualTo(value);
    }

    private static Violation violation(Class<?> type, String json) {
        return refused(() -> PayloadTypes.of(type).decode(json.getBytes(UTF_8), Content.JSON));
    }

    private static Violation refused(Runnable action) {
        return catchThrowableOfType(ViolationException.class, action::run).violation();
    }
}
