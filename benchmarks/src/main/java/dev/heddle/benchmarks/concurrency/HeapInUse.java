package dev.heddle.benchmarks.concurrency;

import java.lang.management.ManagementFactory;

/** What lives on the heap of this JVM. */
final class HeapInUse {

    private static final int COLLECTIONS = 3;

    private HeapInUse() {}

    /** Returns the bytes that are left after full collections; later ones free what earlier ones only found. */
    static long afterCollection() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
