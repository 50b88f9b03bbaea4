package io.satbus.benchmarks.measure;

import java.io.IOException;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import jdk.jfr.Configuration;
import jdk.jfr.Recording;
import org.jspecify.annotations.Nullable;

/** Records with Flight Recorder from its beginning to its close, if the arena is told to. */
public final class Profile implements AutoCloseable {
    private final @Nullable Recording recording;
    private final Arena arena;

    private Profile(@Nullable Recording recording, Arena arena) {
        this.recording = recording;
        this.arena = arena;
    }

    public static Profile begin(Arena arena, String what) throws IOException, ParseException {
        if (arena.profile().isEmpty()) {
            return new Profile(null, arena);
        }
        Path file = arena.profile().get().toAbsolutePath();
        Recording recording = new Recording(Configuration.getConfiguration("profile"));
        recording.setName(what);
        recording.setDestination(file);
        recording.enable("jdk.ExecutionSample").withPeriod(Duration.ofMillis(10));
        recording.start();
        return new Profile(recording, arena);
    }

    /** Writes the recording. */
    @Override
    public void close() {
        if (recording != null) {
            recording.stop();
            recording.close();
            arena.progress().say("Wrote " + arena.profile().orElseThrow());
        }
    }
}
