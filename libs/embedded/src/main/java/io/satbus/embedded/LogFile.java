package io.satbus.embedded;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The log of one run of a child: where it begins in the file, so that an earlier run's last words are not mistaken for
 * this one's.
 */
record LogFile(Path path, long begin) {
    private static final long LARGEST = 8L << 20;
    private static final int TAIL_BYTES = 64 << 10;

    /** Makes room for a new run. A file over 8 MiB becomes {@code <name>.1}, in place of the one before it. */
    static LogFile open(Path path) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            if (Files.exists(path) && Files.size(path) > LARGEST) {
                Files.move(path, path.resolveSibling(path.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            }
            return new LogFile(path, Files.exists(path) ? Files.size(path) : 0);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot prepare the log file " + path + ": " + e, e);
        }
    }

    /** The last lines of this run; none if it wrote nothing. */
    List<String> tail(int lines) {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            long from = Math.max(begin, file.length() - TAIL_BYTES);
            byte[] bytes = new byte[(int) Math.max(0, file.length() - from)];
            file.seek(from);
            file.readFully(bytes);
            List<String> all = new String(bytes, StandardCharsets.UTF_8).lines().toList();
            return all.subList(Math.max(0, all.size() - lines), all.size());
        } catch (IOException e) {
            return List.of("(the log " + path + " cannot be read: " + e + ")");
        }
    }
}
