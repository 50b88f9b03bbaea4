package io.satbus.oracle.adapter;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;

/** The price history that comes with the satellite, as a file like any other. */
final class ShippedData {
    private static final String NAME = "stocks.csv";

    private ShippedData() {}

    /** Puts it into the directory, unless it is there. */
    static Path in(Path directory) throws IOException {
        Path file = Files.createDirectories(directory).resolve(NAME);
        byte[] content = content();
        if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), content)) {
            Path fresh = Files.write(directory.resolve(NAME + ".new"), content);
            // Nobody writes to it any more: its last line, which has no line end, is whole.
            Files.setLastModifiedTime(fresh, FileTime.fromMillis(0));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        return file;
    }

    private static byte[] content() throws IOException {
        try (InputStream shipped = ShippedData.class.getResourceAsStream("/data/" + NAME)) {
            if (shipped == null) {
                throw new FileNotFoundException("/data/" + NAME + " is missing from the program; build it again");
            }
            return shipped.readAllBytes();
        }
    }
}
