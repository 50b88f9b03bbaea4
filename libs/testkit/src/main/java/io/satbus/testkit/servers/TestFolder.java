package io.satbus.testkit.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the servers of a run keep their data. They delete it when they are closed. */
final class TestFolder {
    private TestFolder() {}

    static Path create(String name) {
        try {
            return Files.createTempDirectory("satbus-test-" + name + "-");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot create a temporary folder for " + name, e);
        }
    }
}
