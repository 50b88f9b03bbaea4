package io.satbus.satellite.resources;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Processor time and memory of this process. One thread at a time. */
public final class ProcessUse {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String RESIDENT = "VmRSS:";

    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    private long sampledNanos = System.nanoTime();
    private long cpuNanos = system.getProcessCpuTime();

    /** Cores used since the last call, on average: 1.0 is one core. */
    public double cpuSinceLast() {
        long now = System.nanoTime();
        long cpu = system.getProcessCpuTime();
        double used = now == sampledNanos ? 0 : (double) (cpu - cpuNanos) / (now - sampledNanos);
        sampledNanos = now;
        cpuNanos = cpu;
        return Math.max(used, 0);
    }

    /** Resident memory as Linux knows it; elsewhere what the JVM has committed. */
    public long memoryBytes() {
        if (!Files.isReadable(STATUS)) {
            return memory.getHeapMemoryUsage().getCommitted()
                    + memory.getNonHeapMemoryUsage().getCommitted();
        }
        try (Stream<String> lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith(RESIDENT))
                    .mapToLong(ProcessUse::bytesOf)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + STATUS, e);
        }
    }

    public long heapUsedBytes() {
        return memory.getHeapMemoryUsage().getUsed();
    }

    /** A line such as {@code VmRSS: 102400 kB}. */
    private static long bytesOf(String line) {
        return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
    }
}
