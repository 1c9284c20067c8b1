package dev.heddle.benchmarks.internal;

import java.lang.management.ManagementFactory;

/** What lives on the heap of this JVM. */
public final class HeapInUse {

    private static final int COLLECTIONS = 3;

    private HeapInUse() {}

    /** Returns the bytes that are left after full collections; later ones free what earlier ones only found. */
    public static long afterCollection() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
