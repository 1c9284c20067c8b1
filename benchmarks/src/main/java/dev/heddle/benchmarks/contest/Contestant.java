package dev.heddle.benchmarks.contest;

/** Somebody or something that can do the work, and how to measure it. */
record Contestant(String name, Probe probe) {}
