package io.satbus.oracle.adapter;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * One value in one file, replaced as a whole: after a crash the file holds the value before or the value after, never a
 * piece. One writer at a time.
 */
final class StateFile<T> {
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .build();

    private final Path path;
    private final TypeReference<T> type;

    StateFile(Path path, TypeReference<T> type) {
        this.path = path;
        this.type = type;
    }

    /** @throws IOException if it is there and cannot be read; the message says what to do */
    Optional<T> read() throws IOException {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(Files.readAllBytes(path), type));
        } catch (IOException e) {
            throw new IOException("Cannot read the state in " + path + "; delete it to begin anew", e);
        }
    }

    void write(T value) throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        Path fresh = path.resolveSibling(path.getFileName() + ".new");
        Files.write(fresh, JSON.writeValueAsBytes(value));
        try (FileChannel written = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            written.force(true);
        }
        Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
