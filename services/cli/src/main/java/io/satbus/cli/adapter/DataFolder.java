package io.satbus.cli.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.satbus.cli.domain.CommandFailure;
import io.satbus.cli.domain.Counts;
import io.satbus.cli.domain.ExitCode;
import io.satbus.cli.domain.PlatformState;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a local platform keeps its data, its logs and what it tells other commands. One platform at a time may own it.
 */
public final class DataFolder {
    /** A broker's log segments and Redis's append-only file are made before the first message comes. */
    private static final long LEAST_SPACE = 256L << 20;
    /** Beyond the bytes that name the owner, which so stay readable for others. */
    private static final long LOCKED_BYTE = 1L << 20;

    private final Path path;

    public DataFolder(Path path) {
        this.path = path.toAbsolutePath().normalize();
    }

    /** The right to run a platform on the folder, until it is closed or the process ends. */
    public static final class Ownership implements AutoCloseable {
        private final FileChannel channel;
        private final Optional<Long> predecessor;

        private Ownership(FileChannel channel, Optional<Long> predecessor) {
            this.channel = channel;
            this.predecessor = predecessor;
        }

        /** The pid of an earlier owner that did not end in order. */
        public Optional<Long> predecessor() {
            return predecessor;
        }

        @Override
        public void close() {
            try {
                channel.truncate(0);
                channel.close();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException("The lock of the data folder could not be released: " + e, e);
            }
        }
    }

    public Path path() {
        return path;
    }

    public Path logs() {
        return path.resolve("logs");
    }

    private Path lockFile() {
        return path.resolve("satbus.lock");
    }

    private Path stateFile() {
        return path.resolve("platform.json");
    }

    /** Takes the folder for this process; creates it if need be. */
    public Ownership own() {
        try {
            Files.createDirectories(logs());
            requireSpace();
            FileChannel channel = FileChannel.open(
                    lockFile(), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            Optional<Long> named = owner(channel);
            @Nullable FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
            if (lock == null) {
                channel.close();
                throw owned(named);
            }
            channel.truncate(0)
                    .write(ByteBuffer.wrap(
                            Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            return new Ownership(channel, named);
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.FAILED,
                    "The data folder " + path + " cannot be used: " + e.getMessage()
                            + ". Make it writable for this user, or choose another with --data.");
        }
    }

    CommandFailure owned(Optional<Long> pid) {
        return new CommandFailure(
                ExitCode.FAILED,
                "A platform is already running on " + path
                        + pid.map(owner -> " (process " + owner + ")").orElse("")
                        + ". Stop it with 'satbus down', or choose another folder with --data.");
    }

    private void requireSpace() throws IOException {
        long space = Files.getFileStore(path).getUsableSpace();
        if (space < LEAST_SPACE) {
            throw new CommandFailure(
                    ExitCode.FAILED,
                    "Only " + Counts.bytes(space) + " are free on the disk of " + path + ", and the platform needs "
                            + Counts.bytes(LEAST_SPACE)
                            + ". Free some, or choose a folder on another disk with --data.");
        }
    }

    /** The pid of the process that runs a platform on this folder now. */
    public Optional<Long> runningOwner() {
        if (!Files.exists(lockFile())) {
            return Optional.empty();
        }
        try (FileChannel channel = FileChannel.open(lockFile(), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            @Nullable FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
            return lock == null ? owner(channel) : Optional.empty();
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.FAILED,
                    "Cannot tell whether a platform runs on " + path + ": " + e.getMessage()
                            + ". Make the folder readable and writable for this user.");
        }
    }

    private static Optional<Long> owner(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(32);
        channel.read(bytes, 0);
        String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII).strip();
        return text.matches("\\d{1,18}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }

    /** What the platform that was started last on this folder says of itself, if it did not end in order. */
    public Optional<PlatformState> state() {
        try {
            return Optional.of(Json.MAPPER.readValue(Files.readString(stateFile()), PlatformState.class));
        } catch (NoSuchFileException noPlatform) {
            return Optional.empty();
        } catch (JsonProcessingException e) {
            throw new CommandFailure(
                    ExitCode.FAILED,
                    stateFile() + " cannot be understood: " + e.getOriginalMessage()
                            + ". Stop the platform and delete it.");
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.FAILED, stateFile() + " cannot be read: " + e.getMessage() + ".");
        }
    }

    /** Replaces the state as a whole: readers see the old or the new one. */
    public void write(PlatformState state) {
        Path unfinished = path.resolve("platform.json.new");
        try {
            Files.writeString(
                    unfinished, Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(state));
            Files.move(unfinished, stateFile(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.FAILED, stateFile() + " cannot be written: " + e.getMessage() + ". Is the disk full?");
        }
    }

    public void forgetState() {
        try {
            Files.deleteIfExists(stateFile());
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.FAILED, stateFile() + " cannot be deleted: " + e.getMessage() + ".");
        }
    }

    /** The next incarnations of instances: numbers that were never given on this folder. Only for the owner. */
    public long nextIncarnation() {
        Path file = path.resolve("incarnation");
        try {
            long last =
                    Files.exists(file) ? Long.parseLong(Files.readString(file).strip()) : 0;
            Path unfinished = path.resolve("incarnation.new");
            Files.writeString(unfinished, Long.toString(last + 1));
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            return last + 1;
        } catch (IOException | NumberFormatException e) {
            throw new CommandFailure(
                    ExitCode.FAILED,
                    "The counter of incarnations " + file + " cannot be used: " + e.getMessage()
                            + ". It must hold one number, higher than any incarnation in use.");
        }
    }
}
