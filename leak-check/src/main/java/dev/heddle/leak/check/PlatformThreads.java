package dev.heddle.leak.check;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The platform threads of this JVM, without their stacks, which cost more than the list. */
final class PlatformThreads {

    private PlatformThreads() {}

    static Stream<Thread> alive() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        return allIn(group).stream();
    }

    /** A full array may be one that was too small. */
    private static List<Thread> allIn(ThreadGroup group) {
        for (int size = 64;; size *= 2) {
            Thread[] threads = new Thread[size];
            int count = group.enumerate(threads);
            if (count < size) {
                return List.of(Arrays.copyOf(threads, count));
            }
        }
    }
}
