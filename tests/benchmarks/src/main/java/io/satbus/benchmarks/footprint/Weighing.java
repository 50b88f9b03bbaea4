package io.satbus.benchmarks.footprint;

import io.satbus.benchmarks.measure.Arena;
import io.satbus.benchmarks.measure.RawClients;
import io.satbus.embedded.ChildCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** Starts processes, lets them idle, weighs and ends them. For one thread. */
final class Weighing {
    private final Arena arena;
    private final IdleJvm jvm;
    private final Path satelliteCache;
    private final Path rawCache;
    private final Duration idle;

    /** What one process was like. */
    record Weight(double megabytes, double readySeconds) {}

    Weighing(Arena arena, Path folder) throws IOException {
        this.arena = arena;
        jvm = new IdleJvm(folder);
        satelliteCache = folder.resolve("satellite.aot");
        rawCache = folder.resolve("raw.aot");
        idle = arena.effort().choose(Duration.ofSeconds(20), Duration.ofSeconds(3));
    }

    /** Records the start of both programs, as the first {@code satbus up} does (JEP 483, 514, 515). */
    void train() throws InterruptedException {
        satellite("-XX:AOTCacheOutput=" + satelliteCache).close();
        raw("-XX:AOTCacheOutput=" + rawCache).close();
    }

    Weight satellite() throws IOException {
        try (IdleProcess process = satellite("-XX:AOTCache=" + satelliteCache)) {
            return weigh(process);
        }
    }

    Weight raw() throws IOException, InterruptedException {
        try (IdleProcess process = raw("-XX:AOTCache=" + rawCache)) {
            return weigh(process);
        }
    }

    private Weight weigh(IdleProcess process) throws IOException {
        long end = System.nanoTime() + idle.toNanos();
        for (long left = idle.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
        return new Weight(process.residentMegabytes(), process.readySeconds());
    }

    private IdleProcess satellite(String flag) {
        int port = IdleJvm.freePort();
        ChildCommand command = jvm.command(
                IdleSatellite.class,
                List.of(flag),
                List.of(),
                Map.of(
                        "SATBUS_BOOTSTRAP", arena.bootstrap(),
                        "SATBUS_NAMESPACE", arena.freshName("idle"),
                        "SATBUS_INSTANCE", "idle-1",
                        "SATBUS_HTTP_PORT", Integer.toString(port),
                        "SATBUS_LOG_FORMAT", "text"));
        return IdleProcess.start(command, port);
    }

    private IdleProcess raw(String flag) throws InterruptedException {
        int port = IdleJvm.freePort();
        String topic = arena.freshName("raw");
        new RawClients(arena).createTopic(topic);
        List<String> arguments = List.of(arena.bootstrap(), topic, Integer.toString(port));
        return IdleProcess.start(jvm.command(IdleRaw.class, List.of(flag), arguments, Map.of()), port);
    }
}
