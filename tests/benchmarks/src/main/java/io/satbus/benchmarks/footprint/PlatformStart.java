package io.satbus.benchmarks.footprint;

import io.satbus.benchmarks.measure.Arena;
import io.satbus.benchmarks.measure.Samples;
import io.satbus.benchmarks.measure.TemporaryFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;

/** {@code satbus up} from outside, as people run it, on a data folder and ports of its own. */
final class PlatformStart {
    private static final long PATIENCE_SECONDS = 600;

    private final Path launcher;

    private PlatformStart(Path launcher) {
        this.launcher = launcher;
    }

    /** The launcher that started this program, if one did. */
    static Optional<PlatformStart> installed() {
        return Optional.ofNullable(System.getProperty("satbus.home"))
                .map(home -> Path.of(home, "satbus"))
                .filter(Files::isExecutable)
                .map(PlatformStart::new);
    }

    /** From the call of the launcher until it returns because everything is ready. The first start, which may build, does not count. */
    OptionalDouble medianSeconds(Arena arena) throws IOException, InterruptedException {
        List<Double> seconds = new ArrayList<>();
        for (int run = 0; run <= arena.effort().runs(); run++) {
            double taken = upAndDown();
            arena.progress().say(String.format(Locale.ROOT, "footprint: up in %.1f s", taken));
            if (run > 0) {
                seconds.add(taken);
            }
        }
        return OptionalDouble.of(
                Samples.median(seconds.stream().mapToDouble(Double::doubleValue).toArray()));
    }

    private double upAndDown() throws IOException, InterruptedException {
        try (TemporaryFolder folder = TemporaryFolder.create("satbus-bench-up")) {
            String data = folder.path().resolve("data").toString();
            try {
                long begun = System.nanoTime();
                launch(folder, "up", "--detach", "--data", data, "--kafka-port", "0", "--redis-port", "0");
                return (System.nanoTime() - begun) / 1e9;
            } finally {
                launch(folder, "down", "--data", data);
            }
        }
    }

    private void launch(TemporaryFolder folder, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        Path log = folder.path().resolve("launcher.log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroy();
            throw new IOException(String.join(" ", command) + " did not end within " + PATIENCE_SECONDS + " s");
        }
        if (process.exitValue() != 0) {
            throw new IOException(
                    String.join(" ", command) + " ended with " + process.exitValue() + ": " + Files.readString(log));
        }
    }
}
