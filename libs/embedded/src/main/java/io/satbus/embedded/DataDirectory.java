package io.satbus.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The folder of one server, locked for as long as this process may run the server on it. The lock is this process's,
 * not the server's, because Redis locks nothing.
 */
final class DataDirectory implements AutoCloseable {
    private static final long LEAST_SPACE = 64L << 20;

    /** Beyond the bytes that name the owner, which so stay readable. */
    private static final long LOCKED_BYTE = 1L << 20;

    /**
     * What this process holds. POSIX locks belong to the process: a second channel on the file would get the lock too,
     * and release it for both when closed. So the file is not even opened twice.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel lockFile;

    private DataDirectory(Path path, FileChannel lockFile) {
        this.path = path;
        this.lockFile = lockFile;
    }

    /** Creates and locks the folder. Throws {@link StartFailedException} if that cannot be, or the disk is full. */
    static DataDirectory open(String server, Path path) {
        try {
            Path real = Files.createDirectories(path.toAbsolutePath()).toRealPath();
            long space = Files.getFileStore(real).getUsableSpace();
            if (space < LEAST_SPACE) {
                throw new StartFailedException(server + " cannot start on " + real + ": only " + (space >> 20)
                        + " MiB of the disk are free, and it needs " + (LEAST_SPACE >> 20)
                        + ". Free some, or choose a folder on another disk.");
            }
            return new DataDirectory(real, lock(server, real));
        } catch (IOException e) {
            throw new StartFailedException(
                    server + " cannot use the folder " + path + ": " + e
                            + ". Give this user the right to write there, or choose another folder.",
                    e);
        }
    }

    private static FileChannel lock(String server, Path path) throws IOException {
        if (!HELD.add(path)) {
            throw new StartFailedException(locked(server, path, "this process (" + pid() + ") already"));
        }
        try {
            return lockForThisProcess(server, path);
        } catch (IOException | RuntimeException e) {
            HELD.remove(path);
            throw e;
        }
    }

    private static FileChannel lockForThisProcess(String server, Path path) throws IOException {
        FileChannel channel = FileChannel.open(
                path.resolve("owner.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        if (channel.tryLock(LOCKED_BYTE, 1, false) == null) {
            String owner = read(channel);
            channel.close();
            throw new StartFailedException(
                    locked(server, path, owner.isEmpty() ? "another process" : "process " + owner));
        }
        channel.truncate(0).write(ByteBuffer.wrap(pid().getBytes(StandardCharsets.US_ASCII)));
        return channel;
    }

    static String locked(String server, Path path, String owner) {
        return server + " cannot use the folder " + path + ": " + owner
                + " runs a server on it. Stop that one, or choose another folder.";
    }

    private static String read(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(32);
        channel.read(bytes, 0);
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII);
    }

    private static String pid() {
        return Long.toString(ProcessHandle.current().pid());
    }

    Path path() {
        return path;
    }

    /** A folder inside, created if missing. */
    Path folder(String name) {
        try {
            return Files.createDirectories(path.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot create " + path.resolve(name) + ": " + e, e);
        }
    }

    /** Writes a file inside anew. */
    Path write(String name, Iterable<String> lines) {
        try {
            return Files.write(path.resolve(name), lines);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + path.resolve(name) + ": " + e, e);
        }
    }

    /** Copies a resource beside the class to a file inside. */
    Path copy(Class<?> beside, String resource) {
        Path file = path.resolve(resource);
        try (InputStream bytes = Objects.requireNonNull(beside.getResourceAsStream(resource), resource)) {
            Files.copy(bytes, file, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file + ": " + e, e);
        }
    }

    /** Lets go of the folder, and deletes it unless it is to be kept. */
    void end(boolean keep) {
        try {
            if (!keep) {
                delete();
            }
        } finally {
            close();
        }
    }

    /** Deletes the folder and all in it. */
    private void delete() {
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete the folder " + path + ": " + e, e);
        }
    }

    /** Lets go of the lock. */
    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot release the lock on " + path + ": " + e, e);
        } finally {
            HELD.remove(path);
        }
    }
}
