package io.satbus.aegis.adapter;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.satbus.aegis.domain.Condition;
import io.satbus.aegis.domain.WatchState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** The state of a watch on disk, replaced as a whole or not at all. One writer at a time. */
final class StateFile {
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addMixIn(Condition.class, ConditionForm.class)
            .build();

    private final Path path;

    StateFile(Path path) {
        this.path = path;
    }

    /** @throws IOException if it is there and cannot be read; the message says what to do */
    Optional<WatchState> read() throws IOException {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(path.toFile(), WatchState.class));
        } catch (IOException e) {
            throw new IOException("Cannot read the rules in " + path + "; delete it to begin with the defaults", e);
        }
    }

    void write(WatchState state) throws IOException {
        Path fresh = path.resolveSibling(path.getFileName() + ".new");
        JSON.writeValue(fresh.toFile(), state);
        Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** How a condition is told from another on disk. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Condition.Drawdown.class, name = "drawdown"),
        @JsonSubTypes.Type(value = Condition.Jump.class, name = "jump")
    })
    private interface ConditionForm {}
}
