package dev.heddle.benchmarks.contest;

import dev.heddle.benchmarks.internal.Environment;
import java.util.List;

/**
 * What the environment says, or else the default.
 *
 * @param rounds how often each contestant is measured, each time in a fresh JVM
 * @param roundSeconds how long each time; each second gives a figure
 * @param warmUpSeconds how long it works before that, unmeasured
 * @param javaFlags the flags of the JVMs
 */
record Settings(int rounds, int roundSeconds, int warmUpSeconds, List<String> javaFlags) {

    Settings {
        javaFlags = List.copyOf(javaFlags);
        if (rounds < 1 || roundSeconds < 1 || warmUpSeconds < 1) {
            throw new IllegalArgumentException("ROUNDS, ROUND_SECONDS and WARM_UP_SECONDS must be 1 or more");
        }
    }

    static Settings from(Environment environment) {
        return new Settings(environment.number("ROUNDS", 5), environment.number("ROUND_SECONDS", 2),
                environment.number("WARM_UP_SECONDS", 2), List.of(environment.text("JAVA_FLAGS", "-Xmx1g").split(" ")));
    }

    @Override
    public String toString() {
        return "%d rounds of %d s after %d s of warm-up · %s".formatted(rounds, roundSeconds, warmUpSeconds,
                String.join(" ", javaFlags));
    }
}
