package dev.heddle.benchmarks.contest;

import java.io.IOException;
import java.util.List;
import org.openjdk.jmh.runner.RunnerException;

/** Measures a contestant once, in a fresh JVM. */
@FunctionalInterface
interface Probe {

    /** Returns one figure or more, all of the same kind: smaller is better. */
    List<Double> measure() throws IOException, InterruptedException, RunnerException;
}
