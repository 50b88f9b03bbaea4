package io.satbus.benchmarks.measure;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** Processor time that this JVM has used: what it takes, whoever else is busy on the machine. Any thread. */
public final class Cpu {
    private Cpu() {}

    /** In nanoseconds, of all threads since the start; 0 where the system does not tell. */
    public static long nanos() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? Math.max(system.getProcessCpuTime(), 0)
                : 0;
    }
}
