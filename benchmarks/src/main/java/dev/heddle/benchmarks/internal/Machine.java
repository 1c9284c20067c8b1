package dev.heddle.benchmarks.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;

/** Where it is measured. */
public final class Machine {

    private static final double BYTES_PER_GIB = 1L << 30;
    private static final long BYTES_PER_KIB = 1024;
    private static final long BYTES_PER_MIB = 1 << 20;

    private Machine() {}

    /** Describes what the figures depend on, in one line. */
    public static String description() {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return "%d cores, %.1f GiB · %s %s · %s %s".formatted(
                system.getAvailableProcessors(), system.getTotalMemorySize() / BYTES_PER_GIB,
                System.getProperty("os.name"), System.getProperty("os.version"),
                System.getProperty("java.vm.name"), Runtime.version());
    }

    /** Returns what a process holds in RAM (RSS), in MiB. */
    public static long memory(Process process) throws IOException {
        return memoryBytes(process) / BYTES_PER_MIB;
    }

    /** Returns what a process holds in RAM (RSS), in bytes. */
    public static long memoryBytes(Process process) throws IOException {
        Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", String.valueOf(process.pid())).start();
        return Long.parseLong(new String(ps.getInputStream().readAllBytes(), UTF_8).strip()) * BYTES_PER_KIB;
    }
}
