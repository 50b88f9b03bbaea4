package io.satbus.benchmarks.footprint;

import io.satbus.embedded.ChildCommand;
import io.satbus.embedded.ChildProcess;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A process that tells by its health endpoint when it is ready. For one thread. */
final class IdleProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long BETWEEN_PROBES = TimeUnit.MILLISECONDS.toNanos(5);
    private static final int PROBE_MILLIS = 2_000;
    private static final double KIBIBYTES_PER_MEGABYTE = 1e6 / 1024;

    private final ChildProcess process;
    private final double readySeconds;

    private IdleProcess(ChildProcess process, double readySeconds) {
        this.process = process;
        this.readySeconds = readySeconds;
    }

    /** Starts it, and returns once it is ready. */
    static IdleProcess start(ChildCommand command, int port) {
        long begun = System.nanoTime();
        ChildProcess process = ChildProcess.start(command);
        while (!isReady(port)) {
            if (!process.alive() || System.nanoTime() - begun > PATIENCE.toNanos()) {
                process.close();
                throw new IllegalStateException(command.name() + " did not become ready within " + PATIENCE
                        + "; it wrote: " + String.join("\n", process.lastLines(20)));
            }
            LockSupport.parkNanos(BETWEEN_PROBES);
        }
        return new IdleProcess(process, (System.nanoTime() - begun) / 1e9);
    }

    private static boolean isReady(int port) {
        try {
            URI address = URI.create("http://127.0.0.1:" + port + "/health/ready");
            HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
            connection.setConnectTimeout(PROBE_MILLIS);
            connection.setReadTimeout(PROBE_MILLIS);
            int status = connection.getResponseCode();
            connection.disconnect();
            return status == HttpURLConnection.HTTP_OK;
        } catch (IOException e) {
            // Nobody listens yet.
            return false;
        }
    }

    /** From its start until it said that it is ready. */
    double readySeconds() {
        return readySeconds;
    }

    /** Resident memory in megabytes (10^6 bytes), pages shared with other processes included. */
    double residentMegabytes() throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        return Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .findFirst()
                        .orElseThrow(() -> new IOException(status + " tells no VmRSS"))
                / KIBIBYTES_PER_MEGABYTE;
    }

    @Override
    public void close() {
        process.close();
    }
}
