package dev.heddle.benchmarks.idle;

/** What each connection took of a server in one round. */
record Measurement(Kind kind, int round, Memory each) {}
