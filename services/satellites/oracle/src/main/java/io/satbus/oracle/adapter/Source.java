package io.satbus.oracle.adapter;

import io.satbus.oracle.domain.Format;
import io.satbus.protocol.FailureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;

/** Which files there are to read. */
final class Source {
    /** Files of a directory that are read at most; more would be a different job. */
    private static final int MAX_FILES = 1000;

    private Source() {}

    /** The file itself, or the price files of a directory in the order of their names; real paths. */
    static List<Path> files(Path source) throws IOException {
        if (!Files.isDirectory(source)) {
            return List.of(source.toRealPath());
        }
        try (Stream<Path> entries = Files.list(source.toRealPath())) {
            return entries.filter(Files::isRegularFile)
                    .filter(file -> Format.known(String.valueOf(file.getFileName())))
                    .sorted()
                    .limit(MAX_FILES)
                    .toList();
        }
    }

    /**
     * The real path of a file that a command names.
     *
     * @param root directory that it must lie in; empty for any
     * @throws FailureException {@code unreadable}, {@code not-a-file} or {@code outside-root}
     */
    static Path named(String path, String root) {
        try {
            Path real = Path.of(path).toRealPath();
            if (!root.isEmpty() && !real.startsWith(Path.of(root).toRealPath())) {
                throw FailureException.rejected(
                        "outside-root", "'" + path + "' is not in " + root + "; only files in there may be read");
            }
            if (!Files.isRegularFile(real)) {
                throw FailureException.rejected(
                        "not-a-file", "'" + path + "' is not a regular file; name one file of prices");
            }
            if (!Files.isReadable(real)) {
                throw unreadable(path, "permission is missing");
            }
            return real;
        } catch (IOException | InvalidPathException e) {
            throw unreadable(path, String.valueOf(e));
        }
    }

    /** What changes whenever somebody writes to the file. */
    static Stamp stamp(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return new Stamp(attributes.size(), attributes.lastModifiedTime().toMillis());
    }

    private static FailureException unreadable(String path, String why) {
        return FailureException.rejected(
                "unreadable", "cannot read '" + path + "' (" + why + "); name a file that this process can read");
    }

    record Stamp(long size, long modifiedMillis) {}
}
