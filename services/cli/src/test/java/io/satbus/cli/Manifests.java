package io.satbus.cli;

import io.satbus.protocol.Kind;
import io.satbus.protocol.Manifest;
import io.satbus.protocol.Source;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What satellites of tests say of themselves. */
final class Manifests {
    private Manifests() {}

    static Manifest sage() {
        return of(
                "sage",
                List.of(
                        new Manifest.Operation(
                                Kind.QUERY,
                                "test.v1.Latest",
                                "test.v1.Price",
                                "The latest price",
                                List.of(new Manifest.Field("symbol", "string", false))),
                        new Manifest.Operation(Kind.COMMAND, "test.v1.Forget", "", "", List.of())));
    }

    static Manifest of(String satellite, List<Manifest.Operation> operations) {
        return new Manifest(
                new Source(satellite, "1", 3),
                "1.0.0",
                List.of(1),
                List.of(),
                operations,
                List.of("prices"),
                List.of("news.>"),
                4711,
                "localhost",
                0,
                Instant.parse("2026-01-31T12:00:00Z"),
                Optional.empty());
    }
}
