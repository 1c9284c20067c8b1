package dev.heddle.benchmarks.comparison;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import org.jdbi.v3.core.Jdbi;

/** Where it is measured. */
final class Machine {

    private static final double BYTES_PER_GIB = 1L << 30;
    private static final long KIB_PER_MIB = 1024;

    private Machine() {}

    /** Describes what the figures depend on, in one line. */
    static String description(Jdbi jdbi) {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return "%d cores, %.1f GiB · %s %s · %s %s · PostgreSQL %s".formatted(
                system.getAvailableProcessors(), system.getTotalMemorySize() / BYTES_PER_GIB,
                System.getProperty("os.name"), System.getProperty("os.version"),
                System.getProperty("java.vm.name"), Runtime.version(),
                jdbi.withHandle(handle -> handle.createQuery("SHOW server_version").mapTo(String.class).one()));
    }

    /** Returns what a process holds in RAM (RSS), in MiB. */
    static long memory(Process process) throws IOException {
        Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", String.valueOf(process.pid())).start();
        return Long.parseLong(new String(ps.getInputStream().readAllBytes(), UTF_8).strip()) / KIB_PER_MIB;
    }
}
