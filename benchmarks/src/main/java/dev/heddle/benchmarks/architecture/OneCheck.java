package dev.heddle.benchmarks.architecture;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Path;

/** One check in a process of its own, as a build makes it: nothing is warm. */
public final class OneCheck {

    private OneCheck() {}

    /**
     * Checks, and prints how long the process has lived, in ms, and the most that its heap has held, in bytes.
     *
     * @param args the checker, and the folder of the service
     */
    public static void main(String[] args) {
        Checker.valueOf(args[0]).check(Path.of(args[1]));
        long peak = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
        System.out.println(ManagementFactory.getRuntimeMXBean().getUptime() + " " + peak);
    }
}
