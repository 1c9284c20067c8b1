package dev.heddle.benchmarks.comparison;

/**
 * How a service did in one round of a scenario.
 *
 * @param median half of the answers came within this time, in milliseconds
 * @param p99 99 of 100 answers came within this time, in milliseconds
 * @param errors answers other than 2xx and 3xx, and failures and time-outs of sockets
 * @param memory what the process held in RAM at the end (RSS), in MiB
 */
record Measurement(String service, Scenario scenario, int round, double requestsPerSecond, double median, double p99,
        long errors, long memory) {

    private static final double MICROS_PER_SECOND = 1_000_000;
    private static final double MICROS_PER_MILLI = 1_000;

    static Measurement of(String service, Scenario scenario, int round, Wrk.Summary summary, long memory) {
        return new Measurement(service, scenario, round,
                summary.requests() * MICROS_PER_SECOND / summary.duration(),
                summary.median() / MICROS_PER_MILLI, summary.p99() / MICROS_PER_MILLI, summary.errors(), memory);
    }
}
