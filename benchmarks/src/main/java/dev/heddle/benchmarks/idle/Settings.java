package dev.heddle.benchmarks.idle;

import dev.heddle.benchmarks.internal.Environment;
import java.util.List;

/**
 * What the environment says, or else the default.
 *
 * @param rounds how often each server is measured, each time in a fresh JVM
 * @param connections how many connections are idle
 * @param javaFlags the flags of the servers' JVMs
 */
record Settings(int rounds, int connections, List<String> javaFlags) {

    private static final int MOST = 19_000;

    /** Files that a process needs for other things than connections: its jars, its selectors, those of the warm-up. */
    private static final int OTHER_FILES = 1_000;

    Settings {
        javaFlags = List.copyOf(javaFlags);
        if (rounds < 1 || connections < 1) {
            throw new IllegalArgumentException("ROUNDS and CONNECTIONS must be 1 or more");
        }
    }

    /**
     * Reads them.
     *
     * @param fileLimit how many files a process may have open
     * @throws IllegalArgumentException if they make no sense, or there may not be so many connections
     */
    static Settings from(Environment environment, long fileLimit) {
        int possible = Math.clamp(fileLimit - OTHER_FILES, 1, Integer.MAX_VALUE);
        int connections = environment.number("CONNECTIONS", Math.min(MOST, possible));
        if (connections > possible) {
            throw new IllegalArgumentException("CONNECTIONS must be at most " + possible
                    + " where a process may have " + fileLimit + " files open (ulimit -n), actual: " + connections);
        }
        return new Settings(environment.number("ROUNDS", 3), connections,
                List.of(environment.text("JAVA_FLAGS", "-Xmx1g").split(" ")));
    }

    @Override
    public String toString() {
        return "%d rounds of %d connections · %s".formatted(rounds, connections, String.join(" ", javaFlags));
    }
}
