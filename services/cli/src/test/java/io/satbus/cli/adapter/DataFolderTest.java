package io.satbus.cli.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.satbus.cli.domain.PlatformState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    Path directory = Path.of("");

    @Test
    void findsAStaleLock() throws IOException {
        Files.writeString(directory.resolve("satbus.lock"), "999999");

        DataFolder folder = new DataFolder(directory);

        assertThat(folder.runningOwner()).isEmpty();
        try (DataFolder.Ownership ownership = folder.own()) {
            assertThat(ownership.predecessor()).contains(999_999L);
        }
    }

    @Test
    void forgetsItsOwnerWhenItEndsInOrder() {
        DataFolder folder = new DataFolder(directory);
        folder.own().close();

        try (DataFolder.Ownership again = folder.own()) {
            assertThat(again.predecessor()).isEmpty();
        }
    }

    @Test
    void neverGivesAnIncarnationTwice() {
        assertThat(new DataFolder(directory).nextIncarnation()).isEqualTo(1);
        assertThat(new DataFolder(directory).nextIncarnation()).isEqualTo(2);
    }

    @Test
    void keepsTheStateForOtherCommands() {
        DataFolder folder = new DataFolder(directory);
        PlatformState.Child child =
                new PlatformState.Child("sage", true, "1", 7, 4711, 1234, "log", "2026-01-31T12:00:00Z", -1);
        PlatformState state = new PlatformState(
                1, "2026-01-31T12:00:00Z", "127.0.0.1:9092", "redis://127.0.0.1:6379", "satbus", true, List.of(child));

        folder.write(state);

        assertThat(folder.state()).contains(state);
        assertThat(state.exited(4711, 3).processes().getFirst().running()).isFalse();
        folder.forgetState();
        assertThat(folder.state()).isEmpty();
    }
}
