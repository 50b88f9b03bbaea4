package io.satbus.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.util.JsonFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Keeps the present schema as a released one. No test: run by hand, as docs/protocol.md says, and only with {@code
 * -Dsatbus.schema.release=VERSION}.
 */
class SchemaRelease {
    @Test
    @EnabledIfSystemProperty(named = "satbus.schema.release", matches = "\\d+\\.\\d+")
    void keepsTheSchemaAsReleased() throws IOException {
        Path folder = Schemas.RELEASED.resolve(System.getProperty("satbus.schema.release"));
        assertThat(folder)
                .as("a released schema never changes: choose another version")
                .doesNotExist();
        Files.createDirectories(folder);
        Files.write(folder.resolve(Schemas.DESCRIPTORS), Schemas.current().toByteArray());
        for (Map.Entry<String, byte[]> golden : GoldenMessages.all().entrySet()) {
            Files.write(folder.resolve(golden.getKey() + ".bin"), golden.getValue());
            String json = JsonFormat.printer()
                    .sortingMapKeys()
                    .print(ReleasedSchemaTest.form(golden.getKey())
                            .getParserForType()
                            .parseFrom(golden.getValue()));
            Files.writeString(folder.resolve(golden.getKey() + ".json"), json + "\n");
        }
    }
}
