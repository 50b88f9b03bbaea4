package io.satbus.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

/** The redis-server inside the embedded-redis artifact, for this system. */
final class RedisProgram {
    private RedisProgram() {}

    /** Puts the program into the folder, unless it is there, and returns its path. */
    static Path extractTo(Path folder) {
        String name = resource(System.getProperty("os.name"), System.getProperty("os.arch"));
        Path program = folder.resolve(name);
        if (Files.isExecutable(program)) {
            return program;
        }
        try (InputStream bytes = RedisProgram.class.getResourceAsStream("/" + name)) {
            if (bytes == null) {
                throw new StartFailedException("Redis cannot start: " + name
                        + " is not on the class path. Add com.github.codemonstur:embedded-redis, or name a redis-server"
                        + " in the settings.");
            }
            Path unfinished = Files.createTempFile(folder, name, ".new");
            Files.copy(bytes, unfinished, StandardCopyOption.REPLACE_EXISTING);
            if (!unfinished.toFile().setExecutable(true)) {
                throw new IOException("the system refuses to make it executable");
            }
            return Files.move(unfinished, program, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new StartFailedException(
                    "Redis cannot start: writing its program to " + program + " failed: " + e
                            + ". Choose a data directory where programs may be written and run.",
                    e);
        }
    }

    static String resource(String system, String machine) {
        String os = system.toLowerCase(Locale.ROOT);
        boolean arm = machine.equals("aarch64") || machine.equals("arm64");
        boolean intel = machine.equals("amd64") || machine.equals("x86_64");
        if (os.contains("linux") && (arm || intel)) {
            return arm ? "redis-server-6.2.7-linux-arm64" : "redis-server-6.2.6-v5-linux-amd64";
        }
        if (os.contains("mac") && (arm || intel)) {
            return arm ? "redis-server-6.2.6-v5-darwin-arm64" : "redis-server-6.2.6-v5-darwin-amd64";
        }
        throw new StartFailedException("There is no Redis inside for " + system + " on " + machine
                + ". Install redis-server and name it in the settings.");
    }
}
