package dev.heddle.benchmarks.contest;

import java.util.OptionalDouble;

/**
 * Somebody or something that can do the work.
 *
 * @param aim what the first contestant may take at most of what this one takes, where there is an aim
 */
record Contestant(String name, Probe probe, OptionalDouble aim) {

    Contestant(String name, Probe probe) {
        this(name, probe, OptionalDouble.empty());
    }

    Contestant withAim(double aim) {
        return new Contestant(name, probe, OptionalDouble.of(aim));
    }
}
