package dev.heddle.leak.check;

import java.util.Set;

/** Threads that belong to the whole JVM and that no test can end. {@link LeakCheck} lists them for its users. */
final class KnownThreads {

    /** The JVM's own; the JDK's (process reaper, cleaners, pollers); carriers of virtual threads; the common pool's. */
    private static final Set<String> GROUPS = Set.of("system", "InnocuousThreadGroup", "CarrierThreads",
            "InnocuousForkJoinWorkerThreadGroup");

    private static final Patterns NAMES = Patterns.of(
            // the JDK's
            "ForkJoinPool.commonPool-*", "JFR Periodic Tasks", "SubPoller-*", "DestroyJavaVM",
            // of what runs the tests
            "junit-*", "surefire-*",
            // one of each for as long as its class is loaded
            "heddle-timer", "PostgreSQL-JDBC-Cleaner", "globalEventExecutor-*");

    private KnownThreads() {}

    static boolean contain(Thread thread) {
        ThreadGroup group = thread.getThreadGroup();
        return group == null || GROUPS.contains(group.getName()) || contain(thread.getName())
                || thread.getClass().getName().startsWith("org.junit.");
    }

    static boolean contain(String name) {
        return NAMES.match(name);
    }
}
